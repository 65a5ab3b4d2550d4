import { Button, Checkbox, NumberInput, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Meal } from '@mealwright/contracts/plans';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { usePreferences } from '../../api/use-profile.ts';
import { useRecipeList } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { RecipeImage } from '../../ui/recipe-image.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { suitQuery } from '../../ui/suits.ts';
import classes from './panel.module.css';
import { useWeekContext } from './week-context.ts';

type Props = { date: string; slotIndex: number; replaces: Meal | null; close: () => void };

/** A recipe from the whole cookbook, or something in one's own words. */
export function AddPanel({ date, slotIndex, replaces, close }: Props) {
  const { t } = useText();
  const { plan, run } = useWeekContext();
  const slot = plan.slots[slotIndex]?.slot ?? 'dinner';
  const [typed, setTyped] = useState('');
  const [fitting, setFitting] = useState(true);
  const [q] = useDebouncedValue(typed.trim(), 180);
  const preferences = usePreferences();
  const found = useRecipeList({
    ...(q === '' ? { sort: 'rating:desc,title:asc' } : { q }),
    ...(fitting && q === '' ? { slot } : {}),
    ...(fitting && preferences.data !== undefined ? suitQuery(preferences.data) : {}),
  });
  const cards = found.data?.pages.flatMap((page) => page.data) ?? [];
  const put = (what: { recipeId: string } | { title: string; nutrition?: Record<string, number> }) => {
    close();
    run({
      kind: 'add',
      meal: { date, slot, slotIndex, servings: 1, locked: false, replace: replaces !== null, ...what },
    });
  };
  return (
    <div className={classes.panel}>
      <TextInput
        type="search"
        label={t('week:searchRecipe')}
        leftSection={<IconSearch size={20} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Checkbox
        label={t('week:onlyFitting')}
        checked={fitting}
        onChange={(event) => setFitting(event.currentTarget.checked)}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      {found.isError && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      <ul className={`plain-list ${classes.list}`} aria-busy={found.isFetching}>
        {cards.map((card) => (
          <li key={card.recipeId}>
            <RecipeChoice card={card} choose={() => put({ recipeId: card.recipeId })} />
          </li>
        ))}
      </ul>
      {found.isSuccess && cards.length === 0 && <p className="dimmed">{t('common:nothingFound')}</p>}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('week:showMore')}
        </Button>
      )}
      <FreeEntry put={put} />
    </div>
  );
}

type Card = NonNullable<ReturnType<typeof useRecipeList>['data']>['pages'][number]['data'][number];

function RecipeChoice({ card, choose }: { card: Card; choose: () => void }) {
  const format = useFormat();
  const { kcal, proteinG } = card.perServing;
  return (
    <UnstyledButton className={classes.choice} onClick={choose}>
      <span className={classes.thumb}>
        <RecipeImage illustration={card.illustration} title={card.title} />
      </span>
      <span className={classes.choiceWords}>
        <strong lang="en">{card.title}</strong>
        <span className={`${classes.small} numbers`}>
          {format.minutes(card.totalMinutes)} · {format.nutrient('kcal', kcal)} ·{' '}
          {format.nutrient('proteinG', proteinG)} {format.nutrientName('proteinG')}
        </span>
      </span>
    </UnstyledButton>
  );
}

/** "Eating out", "leftover pizza": words, and what they hold if known. */
function FreeEntry({ put }: { put: (what: { title: string; nutrition?: Record<string, number> }) => void }) {
  const { t } = useText();
  const format = useFormat();
  const [title, setTitle] = useState('');
  const [kcal, setKcal] = useState<number | string>('');
  const [protein, setProtein] = useState<number | string>('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const nutrition: Record<string, number> = {};
    if (typeof kcal === 'number') nutrition.kcal = kcal;
    if (typeof protein === 'number') nutrition.proteinG = protein;
    put({ title: title.trim(), ...(Object.keys(nutrition).length === 0 ? {} : { nutrition }) });
  };
  return (
    <form className={classes.free} onSubmit={submit} aria-label={t('week:freeEntry')}>
      <h3 className={classes.heading} style={{ margin: 0 }}>
        {t('week:freeEntry')}
      </h3>
      <TextInput
        label={t('week:freeTitle')}
        placeholder={t('week:freeExample')}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={classes.two}>
        <NumberInput
          label={`${format.nutrientName('kcal')} (${t('week:ifKnown')})`}
          suffix=" kcal"
          min={0}
          max={20000}
          hideControls
          inputMode="numeric"
          value={kcal}
          onChange={setKcal}
        />
        <NumberInput
          label={`${format.nutrientName('proteinG')} (${t('week:ifKnown')})`}
          suffix=" g"
          min={0}
          max={1000}
          hideControls
          inputMode="numeric"
          value={protein}
          onChange={setProtein}
        />
      </div>
      <Button type="submit" variant="default" disabled={title.trim() === ''}>
        {t('week:addFree')}
      </Button>
    </form>
  );
}
