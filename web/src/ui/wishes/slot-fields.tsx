import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type SlotKind, slotKinds } from '@mealwright/contracts/common';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../format/format.ts';
import { IconButton } from '../icon-button.tsx';
import classes from './wishes.module.css';
import type { WishProps } from './wishes.ts';

const times = [5, 10, 15, 20, 25, 30, 40, 45, 60, 90, 120];
const most = 6;

/** The meal times of a day, in order, each with the time it may take; with `clock`, also when it is eaten. */
export function SlotFields({ wishes, change, clock = false }: WishProps & { clock?: boolean }) {
  const { t, code } = useText();
  const format = useFormat();
  const { slots } = wishes;
  const set = (at: number, part: Partial<(typeof slots)[number]>) =>
    change({ slots: slots.map((slot, index) => (index === at ? { ...slot, ...part } : slot)) });
  const names = slots.map(({ slot }, index) => {
    const before = slots.slice(0, index).filter((one) => one.slot === slot).length;
    return before === 0 ? code('slot', slot) : `${code('slot', slot)} ${before + 1}`;
  });
  return (
    <div className={classes.slots}>
      {slots.map(({ slot, maxMinutes, time }, index) => {
        const offered =
          maxMinutes === null || times.includes(maxMinutes) ? times : [...times, maxMinutes].sort((a, b) => a - b);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place in the day.
          <div key={index} className={classes.slot}>
            <div className={classes.slotFields}>
              <NativeSelect
                aria-label={t('wishes:slotKind', { number: index + 1 })}
                value={slot}
                onChange={(event) => set(index, { slot: event.currentTarget.value as SlotKind })}
                data={slotKinds.map((value) => ({ value, label: code('slot', value) }))}
              />
              <NativeSelect
                aria-label={t('wishes:slotTime', { slot: names[index]! })}
                value={maxMinutes === null ? '' : String(maxMinutes)}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  set(index, { maxMinutes: value === '' ? null : Number(value) });
                }}
                data={[
                  { value: '', label: t('common:noLimit') },
                  ...offered.map((minutes) => ({
                    value: String(minutes),
                    label: t('wishes:upTo', { minutes: format.minutes(minutes) }),
                  })),
                ]}
              />
              {clock && (
                <TextInput
                  type="time"
                  aria-label={t('wishes:slotClock', { slot: names[index]! })}
                  value={time ?? ''}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    set(index, { time: /^\d\d:\d\d/.test(value) ? value.slice(0, 5) : null });
                  }}
                />
              )}
            </div>
            <IconButton
              label={t('wishes:slotRemove', { slot: names[index]! })}
              disabled={slots.length === 1}
              onClick={() => change({ slots: slots.filter((_, other) => other !== index) })}
            >
              <IconTrash size={20} stroke={1.7} />
            </IconButton>
          </div>
        );
      })}
      {slots.length < most && (
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} />}
          className={classes.add}
          onClick={() => change({ slots: [...slots, { slot: 'snack', maxMinutes: null }] })}
        >
          {t('wishes:slotAdd')}
        </Button>
      )}
    </div>
  );
}
