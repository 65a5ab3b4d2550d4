import { Checkbox, NativeSelect } from '@mantine/core';
import type { TargetRange } from '@mealwright/contracts/common';
import type { Goals, Weekday } from '@mealwright/contracts/profiles';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { orderedWeekdays } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import type { GoalForm } from '../../ui/goal/draft.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { leading } from '../../ui/numbers/target-status.ts';
import { Section } from '../../ui/page.tsx';
import classes from './targets.module.css';

type Own = Record<string, TargetRange | null>;
type Day = Weekday | 'all';
const first = [...leading, 'fibreG', 'sodiumMg'] as string[];
const offered = [...first, ...nutrientKeys.filter((key) => !first.includes(key))];

/** Ranges set by hand, for every day or for single weekdays. */
export function OwnTargets({
  form,
  change,
  targets,
}: {
  form: GoalForm;
  change: (part: Partial<GoalForm>) => void;
  targets: Goals['targets'] | Record<Weekday, Record<string, TargetRange | undefined>>;
}) {
  const { t, code } = useText();
  const format = useFormat();
  const user = useUser();
  const [day, setDay] = useState<Day>('all');
  const own: Own = day === 'all' ? form.overrides : (form.perWeekday[day] ?? {});
  const set = (next: Own) => {
    if (day === 'all') return change({ overrides: next });
    const { [day]: _, ...others } = form.perWeekday;
    change({ perWeekday: Object.keys(next).length === 0 ? others : { ...others, [day]: next } });
  };
  const start = (nutrient: string): TargetRange => {
    const now = targets[day === 'all' ? 'monday' : day][nutrient];
    if (now !== undefined) return now;
    return {};
  };
  const has = (one: Weekday) => form.perWeekday[one] !== undefined;
  return (
    <Section
      title={t('targets:own')}
      about={t('targets:ownAbout')}
      aside={
        <NativeSelect
          aria-label={t('targets:days')}
          className={classes.chooseDay}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value as Day)}
          data={[
            { value: 'all', label: t('targets:everyDay') },
            ...orderedWeekdays(user.weekStartsOn).map((value) => ({
              value,
              label: has(value) ? `${code('weekday', value)} •` : code('weekday', value),
            })),
          ]}
        />
      }
    >
      {Object.keys(own).length === 0 && <p className={classes.nothing}>{t('targets:nothingOwn')}</p>}
      {Object.entries(own).map(([nutrient, range]) => (
        <OwnRow
          key={nutrient}
          nutrient={nutrient}
          range={range}
          change={(next) => set({ ...own, [nutrient]: next })}
          remove={() => {
            const { [nutrient]: _, ...others } = own;
            set(others);
          }}
        />
      ))}
      <NativeSelect
        label={t('targets:addNutrient')}
        value=""
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== '') set({ ...own, [value]: start(value) });
        }}
        data={[
          { value: '', label: t('targets:chooseNutrient') },
          ...offered
            .filter((key) => !(key in own))
            .map((value) => ({ value, label: `${format.nutrientName(value)} (${format.unitOf(value)})` })),
        ]}
      />
    </Section>
  );
}

function OwnRow({
  nutrient,
  range,
  change,
  remove,
}: {
  nutrient: string;
  range: TargetRange | null;
  change: (range: TargetRange | null) => void;
  remove: () => void;
}) {
  const { t } = useText();
  const format = useFormat();
  const name = format.nutrientName(nutrient);
  const part = (key: keyof TargetRange, label: string, full: string) => (
    <NumberField
      label={label}
      aria-label={full}
      suffix={` ${format.unitOf(nutrient)}`}
      min={0}
      max={100_000}
      value={range?.[key] ?? null}
      disabled={range === null}
      change={(value) => {
        const { [key]: _, ...others } = range ?? {};
        change(value === null ? others : { ...others, [key]: value });
      }}
    />
  );
  const wrong = range !== null && isWrong(range);
  return (
    <fieldset className={classes.ownRow}>
      <legend className={classes.ownName}>{name}</legend>
      <div className={classes.ownFields}>
        {part('min', t('targets:min'), t('targets:minOf', { nutrient: name }))}
        {part('target', t('targets:aimAt'), t('targets:aimOf', { nutrient: name }))}
        {part('max', t('targets:max'), t('targets:maxOf', { nutrient: name }))}
        <IconButton label={t('targets:removeOwn', { nutrient: name })} onClick={remove}>
          <IconX size={20} />
        </IconButton>
      </div>
      {wrong && (
        <p className={classes.wrong} role="alert">
          {t('targets:wrongOrder')}
        </p>
      )}
      <Checkbox
        label={t('targets:noTarget')}
        aria-label={t('targets:offOf', { nutrient: name })}
        checked={range === null}
        onChange={(event) => change(event.currentTarget.checked ? null : {})}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
    </fieldset>
  );
}

export const isWrong = ({ min, target, max }: TargetRange): boolean => {
  const given = [min, target, max].filter((value) => value !== undefined);
  return given.some((value, index) => index > 0 && value < given[index - 1]!);
};
