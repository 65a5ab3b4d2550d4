import { Chip, Input } from '@mantine/core';
import { useId } from 'react';
import classes from './choice.module.css';

/** Any number of a closed list. */
export function ChipSet<Value extends string>({
  label,
  about,
  value,
  options,
  change,
}: {
  label: string;
  about?: string;
  value: readonly Value[];
  options: readonly { value: Value; label: string }[];
  change: (value: Value[]) => void;
}) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id}>
      <Input.Label id={id} labelElement="div">
        {label}
      </Input.Label>
      {about !== undefined && <Input.Description>{about}</Input.Description>}
      <div className={classes.chips}>
        <Chip.Group multiple value={[...value]} onChange={(next) => change(next as Value[])}>
          {options.map((option) => (
            <Chip
              key={option.value}
              value={option.value}
              size="md"
              variant="outline"
              styles={{ label: { height: 40 } }}
            >
              {option.label}
            </Chip>
          ))}
        </Chip.Group>
      </div>
    </fieldset>
  );
}
