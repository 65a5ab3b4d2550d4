import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice.module.css';

/** One of a few, each with its own words; the whole card is the target. */
export function ChoiceCards<Value extends string>({
  label,
  value,
  options,
  change,
  columns = 2,
  hideLabel = false,
}: {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string; about?: string; icon?: ReactNode }[];
  change: (value: Value) => void;
  columns?: 1 | 2 | 3 | 4;
  hideLabel?: boolean;
}) {
  const isPair = options.length === 2 && options.every(({ about }) => about === undefined);
  return (
    <Radio.Group
      size="md"
      label={hideLabel ? undefined : label}
      aria-label={hideLabel ? label : undefined}
      value={value}
      onChange={(next) => change(next as Value)}
    >
      <div
        className={classes.cards}
        data-pair={isPair || undefined}
        style={{ '--columns': columns } as React.CSSProperties}
      >
        {options.map((option) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the radio button is inside.
          <label key={option.value} className={classes.card} data-on={option.value === value || undefined}>
            <Radio value={option.value} aria-label={option.label} className={classes.dot} />
            {option.icon !== undefined && <span className={classes.icon}>{option.icon}</span>}
            <span>
              <span className={classes.name}>{option.label}</span>
              {option.about !== undefined && <span className={classes.about}>{option.about}</span>}
            </span>
          </label>
        ))}
      </div>
    </Radio.Group>
  );
}
