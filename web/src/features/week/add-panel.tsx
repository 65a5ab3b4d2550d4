import { Button, Checkbox, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Meal } from '@mealwright/contracts/plans';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useWeek } from '../../api/use-plan.ts';
import { usePreferences } from '../../api/use-profile.ts';
import { useRecipeList } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { canBeLeft, canBeLeftFromBefore } from '../../ui/recipe/leftovers.ts';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { suitQuery } from '../../ui/recipe/suits.ts';
import { ErrorState } from '../../ui/states.tsx';
import { type OwnEntry, OwnEntryForm } from './own-entry.tsx';
import classes from './panel.module.css';
import { useWeekContext } from './week-context.ts';

type Props = { date: string; slotIndex: number; replaces: Meal | null; close: () => void };

type Way = 'recipe' | 'leftovers' | 'own';
type What = { recipeId: string } | { leftoverOf: string } | OwnEntry;

/** A recipe from the whole cookbook, what is left of an earlier day, or something in one's own words. */
export function AddPanel({ date, slotIndex, replaces, close }: Props) {
  const { t } = useText();
  const { plan, run } = useWeekContext();
  const [way, setWay] = useState<Way>('recipe');
  const slot = plan.slots[slotIndex]?.slot ?? 'dinner';
  const before = useWeek(addDays(plan.weekStart, -7));
  const left = [...canBeLeft(plan, date), ...canBeLeftFromBefore(before.data, date)];
  const put = (what: What) => {
    close();
    run({
      kind: 'add',
      meal: { date, slot, slotIndex, servings: 1, locked: false, replace: replaces !== null, ...what },
    });
  };
  const ways = [
    { value: 'recipe', label: t('week:wayRecipe') },
    ...(left.length === 0 ? [] : [{ value: 'leftovers', label: t('week:leftoversShort') }]),
    { value: 'own', label: t('week:wayOwn') },
  ];
  return (
    <div className={classes.panel}>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('week:addWhat')}
        value={way}
        onChange={(value) => setWay(value as Way)}
        data={ways}
      />
      {way === 'recipe' && <RecipeSearch slot={slot} choose={(recipeId) => put({ recipeId })} />}
      {way === 'leftovers' && <LeftoverChoice left={left} choose={(leftoverOf) => put({ leftoverOf })} />}
      {way === 'own' && <OwnEntryForm put={put} />}
    </div>
  );
}

function LeftoverChoice({ left, choose }: { left: ReturnType<typeof canBeLeft>; choose: (mealId: string) => void }) {
  const { t } = useText();
  const format = useFormat();
  return (
    <>
      <p className={`${classes.intro} dimmed`}>{t('week:leftoversAbout')}</p>
      <ul className={`plain-list ${classes.list}`}>
        {left.map(({ meal, date }) => (
          <li key={meal.mealId}>
            <UnstyledButton className={classes.choice} onClick={() => choose(meal.mealId)}>
              <span className={classes.thumb}>
                <RecipeImage picture={meal.picture} illustration={meal.illustration} title={meal.title} />
              </span>
              <span className={classes.choiceWords}>
                <strong lang="en">{meal.title}</strong>
                <span className={`${classes.small} numbers`}>
                  {t('week:leftoversFrom', { day: format.weekday(date) })} ·{' '}
                  {format.nutrient('kcal', perServing(meal, 'kcal'))} ·{' '}
                  {format.nutrientWords('proteinG', format.nutrient('proteinG', perServing(meal, 'proteinG')))}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function perServing({ nutrition, servings }: Meal, nutrient: string): number | null {
  const value = nutrition[nutrient] ?? null;
  return value === null ? null : value / servings;
}

function RecipeSearch({ slot, choose }: { slot: Meal['slot']; choose: (recipeId: string) => void }) {
  const { t } = useText();
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
  return (
    <>
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
            <RecipeChoice card={card} choose={() => choose(card.recipeId)} />
          </li>
        ))}
      </ul>
      {found.isSuccess && cards.length === 0 && <p className="dimmed">{t('common:nothingFound')}</p>}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('week:showMore')}
        </Button>
      )}
    </>
  );
}

type Card = NonNullable<ReturnType<typeof useRecipeList>['data']>['pages'][number]['data'][number];

function RecipeChoice({ card, choose }: { card: Card; choose: () => void }) {
  const format = useFormat();
  const { kcal, proteinG } = card.perServing;
  return (
    <UnstyledButton className={classes.choice} onClick={choose}>
      <span className={classes.thumb}>
        <RecipeImage picture={card.picture} illustration={card.illustration} title={card.title} />
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
