import type { ReactNode } from 'react';
import classes from './tick.module.css';

/** A box and its words, which tick it too. Plain: a shopping list has three hundred, and of Mantine's each is nine parts. */
export function Tick({
  checked,
  change,
  children,
  className = '',
}: {
  checked: boolean;
  /** Without it the box only shows. */
  change?: (checked: boolean) => void;
  children: ReactNode;
  className?: string;
}) {
  return (
    <label className={`${classes.tick} ${className}`}>
      <input
        type="checkbox"
        className={classes.box}
        checked={checked}
        disabled={change === undefined}
        onChange={(event) => change?.(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}
