import { Button, Switch } from '@mantine/core';
import { slotKinds } from '@mealwright/contracts/common';
import type { RecipeFacets } from '@mealwright/contracts/recipes';
import { diets } from '@mealwright/nutrition/vocabulary';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { courseCodes, cuisineCodes, labelCodes } from '../../ui/format/vocabulary.ts';
import { byCount, pressed, shownValues, valuesOf } from './facets.rules.ts';
import classes from './filters.module.css';

export type FilterSearch = {
  q?: string;
  slot?: string;
  dietary?: string;
  labels?: string;
  cuisine?: string;
  kind?: string;
  within?: string;
  sort?: string;
  suits?: string;
  whose?: 'ours';
  collection?: string;
};
export type FilterKey = 'slot' | 'dietary' | 'labels' | 'cuisine' | 'kind' | 'within';

export const sorts = [
  { value: '', label: 'recipes:sortBest' },
  { value: 'totalMinutes:asc,title:asc', label: 'recipes:sortQuick' },
  { value: 'proteinG:desc,title:asc', label: 'recipes:sortProtein' },
  { value: 'kcal:asc,title:asc', label: 'recipes:sortLight' },
  { value: 'title:asc', label: 'recipes:sortTitle' },
  { value: 'createdAt:desc,title:asc', label: 'recipes:sortNew' },
] as const satisfies readonly { value: string; label: TextKey }[];

const minutes = ['15', '20', '30', '45', '60'];

/** How each kind of filter is named, and its values. */
export function useFilterNames() {
  const { t, code } = useText();
  const format = useFormat();
  const names: Record<FilterKey, (value: string) => string> = {
    slot: (value) => code('slot', value),
    kind: (value) => code('course', value),
    dietary: (value) => code(diets.some((diet) => diet === value) ? 'diet' : 'label', value),
    labels: (value) => code('label', value),
    cuisine: (value) => code('cuisine', value),
    within: (value) => t('wishes:upTo', { minutes: format.minutes(Number(value)) }),
  };
  return names;
}

const groups = [
  { key: 'slot', facet: 'slot', label: 'recipes:meal', values: slotKinds, several: false },
  { key: 'within', facet: 'maxTotalTime', label: 'recipes:time', values: minutes, several: false },
  { key: 'dietary', facet: 'diet', label: 'recipes:dietary', values: diets.slice(1), several: false },
  { key: 'labels', facet: 'labels', label: 'recipes:labels', values: labelCodes, several: true },
  { key: 'kind', facet: 'course', label: 'recipes:kind', values: courseCodes, several: true },
  { key: 'cuisine', facet: 'cuisine', label: 'recipes:cuisine', values: cuisineCodes, several: true },
] as const satisfies readonly {
  key: FilterKey;
  facet: keyof RecipeFacets;
  label: TextKey;
  values: readonly string[];
  several: boolean;
}[];

/** Each choice says how many recipes it leads to before it is made. */
export function RecipeFilters({
  search,
  set,
  facets,
  old,
}: {
  search: FilterSearch;
  set: (part: Partial<FilterSearch>) => void;
  facets: RecipeFacets | undefined;
  /** These are the counts of the search before; the new ones are on their way. */
  old: boolean;
}) {
  const { t } = useText();
  return (
    <section className={classes.filters} aria-label={t('recipes:filters')} aria-busy={old}>
      <Switch
        label={t('recipes:suitsMe')}
        checked={search.suits === '1'}
        onChange={(event) => set({ suits: event.currentTarget.checked ? '1' : undefined })}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      <Switch
        label={t('library:ours')}
        checked={search.whose === 'ours'}
        onChange={(event) => set({ whose: event.currentTarget.checked ? 'ours' : undefined })}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      {groups.map((group) => (
        <Group
          key={group.key}
          kind={group.key}
          label={group.label}
          values={group.values}
          several={group.several}
          now={search[group.key]}
          counts={facets?.[group.facet]}
          change={(value) => set({ [group.key]: value })}
        />
      ))}
    </section>
  );
}

const fewest = 7;

function Group({
  kind,
  label,
  values,
  several,
  now,
  counts,
  change,
}: {
  kind: FilterKey;
  label: TextKey;
  values: readonly string[];
  several: boolean;
  now: string | undefined;
  counts: Record<string, number> | undefined;
  change: (value: string | undefined) => void;
}) {
  const { t } = useText();
  const format = useFormat();
  const names = useFilterNames();
  const [all, setAll] = useState(false);
  // Ordered by the counts at first sight and never again: nothing moves under a finger.
  const [order, setOrder] = useState<readonly string[] | null>(null);
  if (order === null && counts !== undefined) setOrder(kind === 'cuisine' ? byCount(values, counts) : values);
  const on = valuesOf(now);
  const shown = shownValues(order ?? values, counts, on);
  const few =
    all || shown.length <= fewest + 1 ? shown : shown.filter((value, at) => at < fewest || on.includes(value));
  if (shown.length === 0) return null;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t(label)}</legend>
      <div className={classes.values}>
        {few.map((value) => {
          const count = counts?.[value] ?? 0;
          const name = names[kind](value);
          return (
            <button
              key={value}
              type="button"
              className={classes.value}
              aria-pressed={on.includes(value)}
              aria-label={t('recipes:facet', { name, count })}
              onClick={() => change(pressed(now, value, several))}
            >
              <span>{name}</span>
              <span className={`${classes.number} numbers`}>{counts === undefined ? '' : format.number(count)}</span>
            </button>
          );
        })}
        {few.length < shown.length && (
          <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
            {t('recipes:showMore', { count: shown.length - few.length })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** What is on, each to be taken off with one press. */
export function FilterPills({ search, set }: { search: FilterSearch; set: (part: Partial<FilterSearch>) => void }) {
  const { t } = useText();
  const names = useFilterNames();
  const on = groups.flatMap(({ key, several }) => valuesOf(search[key]).map((value) => ({ key, several, value })));
  if (on.length === 0 && search.suits === undefined && search.whose === undefined) return null;
  return (
    <ul className={`plain-list ${classes.pills}`} aria-label={t('recipes:filtersNow')}>
      {search.suits !== undefined && (
        <li>
          <Pill name={t('recipes:suitsMe')} remove={() => set({ suits: undefined })} />
        </li>
      )}
      {search.whose !== undefined && (
        <li>
          <Pill name={t('library:ours')} remove={() => set({ whose: undefined })} />
        </li>
      )}
      {on.map(({ key, several, value }) => (
        <li key={`${key} ${value}`}>
          <Pill name={names[key](value)} remove={() => set({ [key]: pressed(search[key], value, several) })} />
        </li>
      ))}
      <li>
        <Button
          variant="subtle"
          size="sm"
          onClick={() =>
            set({
              slot: undefined,
              kind: undefined,
              dietary: undefined,
              labels: undefined,
              cuisine: undefined,
              within: undefined,
              suits: undefined,
              whose: undefined,
            })
          }
        >
          {t('recipes:clear')}
        </Button>
      </li>
    </ul>
  );
}

function Pill({ name, remove }: { name: string; remove: () => void }) {
  const { t } = useText();
  return (
    <button type="button" className={classes.pill} aria-label={t('recipes:withoutFilter', { name })} onClick={remove}>
      {name}
      <IconX size={16} aria-hidden="true" />
    </button>
  );
}

export const countFilters = (search: FilterSearch): number =>
  groups.reduce(
    (sum, { key }) => sum + valuesOf(search[key]).length,
    (search.suits === undefined ? 0 : 1) + (search.whose === undefined ? 0 : 1),
  );
