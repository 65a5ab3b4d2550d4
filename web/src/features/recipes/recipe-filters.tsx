import { Button, NativeSelect } from '@mantine/core';
import { slotKinds } from '@mealwright/contracts/common';
import { diets } from '@mealwright/nutrition/vocabulary';
import type { ReactNode } from 'react';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { courseCodes, cuisineCodes, labelCodes } from '../../ui/vocabulary.ts';
import classes from './recipes.module.css';

export type FilterSearch = {
  q?: string;
  slot?: string;
  dietary?: string;
  cuisine?: string;
  kind?: string;
  within?: string;
  sort?: string;
  suits?: string;
  favorites?: string;
};

export const sorts = [
  { value: '', label: 'recipes:sortBest' },
  { value: 'totalMinutes:asc,title:asc', label: 'recipes:sortQuick' },
  { value: 'proteinG:desc,title:asc', label: 'recipes:sortProtein' },
  { value: 'kcal:asc,title:asc', label: 'recipes:sortLight' },
  { value: 'title:asc', label: 'recipes:sortTitle' },
  { value: 'createdAt:desc,title:asc', label: 'recipes:sortNew' },
] as const satisfies readonly { value: string; label: TextKey }[];

const minutes = ['15', '20', '30', '45', '60'];

export function RecipeFilters({
  search,
  set,
  children,
}: {
  search: FilterSearch;
  set: (part: Partial<FilterSearch>) => void;
  children: ReactNode;
}) {
  const { t, code } = useText();
  const format = useFormat();
  const any = { value: '', label: t('recipes:any') };
  return (
    <fieldset className={classes.filters} aria-label={t('recipes:filters')}>
      <NativeSelect
        label={t('recipes:meal')}
        value={search.slot ?? ''}
        onChange={(event) => set({ slot: event.currentTarget.value || undefined })}
        data={[any, ...slotKinds.map((value) => ({ value, label: code('slot', value) }))]}
      />
      <NativeSelect
        label={t('recipes:kind')}
        value={search.kind ?? ''}
        onChange={(event) => set({ kind: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('recipes:anyDish') },
          ...courseCodes.map((value) => ({ value, label: code('course', value) })),
        ]}
      />
      <NativeSelect
        label={t('recipes:dietary')}
        value={search.dietary ?? ''}
        onChange={(event) => set({ dietary: event.currentTarget.value || undefined })}
        data={[
          any,
          ...diets.slice(1).map((value) => ({ value, label: code('diet', value) })),
          ...labelCodes.map((value) => ({ value, label: code('label', value) })),
        ]}
      />
      <NativeSelect
        label={t('recipes:cuisine')}
        value={search.cuisine ?? ''}
        onChange={(event) => set({ cuisine: event.currentTarget.value || undefined })}
        data={[any, ...cuisineCodes.map((value) => ({ value, label: code('cuisine', value) }))]}
      />
      <NativeSelect
        label={t('recipes:time')}
        value={search.within ?? ''}
        onChange={(event) => set({ within: event.currentTarget.value || undefined })}
        data={[
          any,
          ...minutes.map((value) => ({ value, label: t('wishes:upTo', { minutes: format.minutes(Number(value)) }) })),
        ]}
      />
      {children}
      <Button
        variant="subtle"
        onClick={() =>
          set({
            slot: undefined,
            kind: undefined,
            dietary: undefined,
            cuisine: undefined,
            within: undefined,
            suits: undefined,
          })
        }
      >
        {t('recipes:clear')}
      </Button>
    </fieldset>
  );
}
