import { Button } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useId } from 'react';
import { useText } from '../../i18n/use-text.ts';
import classes from './stars.module.css';

const stars = [1, 2, 3, 4, 5];

/** One to five, as radio buttons that look like stars. */
export function StarField({
  label,
  value,
  change,
  size = 30,
}: {
  label: string;
  value: number | null;
  change: (value: number | null) => void;
  size?: number;
}) {
  const { t } = useText();
  const name = useId();
  return (
    <div className={classes.stars} role="radiogroup" aria-label={label}>
      {stars.map((star) => (
        <label key={star} className={classes.starLabel} style={{ '--star': `${size}px` } as React.CSSProperties}>
          <input
            type="radio"
            name={name}
            value={star}
            checked={value === star}
            aria-label={t('recipes:stars', { count: star })}
            onChange={() => change(star)}
          />
          {value !== null && star <= value ? (
            <IconStarFilled size={size} className={classes.star} />
          ) : (
            <IconStar size={size} stroke={1.5} />
          )}
        </label>
      ))}
      {value !== null && (
        <Button variant="subtle" onClick={() => change(null)}>
          {t('recipes:noRating')}
        </Button>
      )}
    </div>
  );
}

/** The same to be read only. */
export function StarsShown({ value }: { value: number }) {
  const { t } = useText();
  return (
    <span role="img" aria-label={t('recipes:stars', { count: value })} className={classes.shown}>
      {stars.slice(0, value).map((star) => (
        <IconStarFilled key={star} size={16} className={classes.star} />
      ))}
    </span>
  );
}
