import classes from './brand.module.css';

export function Brand() {
  return (
    <span className={classes.brand}>
      <svg width={28} height={28} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" fill="var(--mantine-color-basil-7)" />
        <path
          d="M8 23V12.6c0-1.9 2.4-2.7 3.5-1.1L16 18l4.5-6.5c1.1-1.6 3.5-.8 3.5 1.1V23"
          fill="none"
          stroke="#f6f2e8"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path d="M16 11.5c0-3.2 2-5.5 5.2-5.9-.1 3.4-2 5.7-5.2 5.9z" fill="#a9d98c" />
      </svg>
      Mealwright
    </span>
  );
}
