import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import classes from './icon-button.module.css';

type Props = Omit<ComponentPropsWithoutRef<'button'>, 'aria-label'> & {
  /** Its name, for the tip and for those who listen. */
  label: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  /** Dense places: small for a mouse, still 44 px for a finger. */
  dense?: boolean;
  round?: boolean;
  /** With an edge around it, where nothing else shows that it is a button. */
  framed?: boolean;
  /** Off where the name stands beside it, or what it opens says the same. */
  tip?: boolean;
};

/** A plain button: a week has 140 of them, and Mantine's with a tooltip each took a third of the time that drawing it took. */
export function IconButton({ label, children, dense, round, framed, tip = true, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={tip ? label : undefined}
      data-dense={dense || undefined}
      data-round={round || undefined}
      data-framed={framed || undefined}
      className={`${classes.button} ${className}`}
      {...rest}
    >
      {children}
    </button>
  );
}
