import { Button, Progress, Skeleton, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { LineReading, OwnRecipe, RecipeLine, RecipeReading, RecipeState } from '@mealwright/contracts/own-recipes';
import { IconAlertTriangle, IconCalendarPlus, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { isCode } from '../../api/errors.ts';
import { useDoubtful, useOwnActions, useOwnRecipe, useReading, useUnserved } from '../../api/use-own-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, errorText } from '../../ui/states.tsx';
import classes from './editor.module.css';
import { LineEditor } from './line-editor.tsx';
import { ServingsAnswer } from './servings-answer.tsx';

/** So many that do not say how many they serve are answered together. */
const FOR_MANY = 3;

/** One recipe after the other, and of each only what is doubtful. */
export function ReviewPage() {
  const { t } = useText();
  const format = useFormat();
  const doubtful = useDoubtful();
  const unserved = useUnserved();
  const [oneByOne, setOneByOne] = useState(false);
  // What was saved or put off in this visit.
  const [through, setThrough] = useState<readonly string[]>([]);
  if (doubtful.isError) return <ErrorState error={doubtful.error} retry={() => void doubtful.refetch()} />;
  if (doubtful.data === undefined) return <Waiting />;
  const { data, own, ready, pagination } = doubtful.data;
  // Where amounts are missing there is nothing to estimate from: these come one by one.
  const many = (unserved.data?.data ?? []).filter(({ likely }) => likely !== null);
  if (unserved.isPending) return <Waiting />;
  if (!oneByOne && many.length >= FOR_MANY)
    return (
      <Page title={t('own:reviewTitle')} width="narrow">
        <ServingsAnswer
          recipes={many}
          others={(unserved.data?.data.length ?? 0) - many.length}
          later={() => setOneByOne(true)}
        />
      </Page>
    );
  const next = data.find((one) => !through.includes(one.recipeId));
  if (next === undefined) {
    return (
      <Page title={t('own:reviewTitle')} width="narrow">
        <EmptyState
          icon={<IconCheck size={34} />}
          title={own === 0 ? t('own:noOwn') : t('own:reviewDone')}
          {...(own === 0 ? {} : { text: t('own:reviewDoneText', { count: own, ready: format.number(ready) }) })}
        >
          {own === 0 ? (
            <Button component={Link} to="/recipes/import">
              {t('own:bring')}
            </Button>
          ) : (
            <Button component={Link} to="/week" leftSection={<IconCalendarPlus size={20} />}>
              {t('own:planWeek')}
            </Button>
          )}
        </EmptyState>
      </Page>
    );
  }
  const all =
    Math.max(pagination.total, data.length) + through.filter((id) => !data.some((one) => one.recipeId === id)).length;
  return (
    <Page
      title={t('own:reviewTitle')}
      width="narrow"
      actions={
        <span className="numbers dimmed">
          {t('own:reviewPlace', { at: format.number(through.length + 1), all: format.number(all) })}
        </span>
      }
    >
      <p className="dimmed">{t('own:reviewAbout')}</p>
      <Progress value={(through.length / Math.max(1, all)) * 100} mb="md" aria-label={t('own:reviewTitle')} />
      <OneReview
        key={next.recipeId}
        recipeId={next.recipeId}
        onward={() => setThrough((before) => [...before, next.recipeId])}
      />
    </Page>
  );
}

function OneReview({ recipeId, onward }: { recipeId: string; onward: () => void }) {
  const { t } = useText();
  const own = useOwnRecipe(recipeId);
  if (own.isError) return <ErrorState error={own.error} retry={() => void own.refetch()} />;
  if (own.data === undefined)
    return <Skeleton height={320} radius="md" aria-label={t('common:loading')} role="status" />;
  const { state, reading, version, askedAnew } = own.data;
  return (
    <ReviewForm
      recipeId={recipeId}
      first={state}
      firstReading={reading}
      askedAnew={askedAnew}
      version={version}
      onward={onward}
    />
  );
}

function ReviewForm({
  recipeId,
  first,
  firstReading,
  askedAnew,
  version,
  onward,
}: {
  recipeId: string;
  first: RecipeState;
  firstReading: RecipeReading;
  askedAnew: OwnRecipe['askedAnew'];
  version: number;
  onward: () => void;
}) {
  const { t, code } = useText();
  const format = useFormat();
  const actions = useOwnActions();
  const [state, setState] = useState(first);
  const [saving, setSaving] = useState(false);
  const [settledState] = useDebouncedValue(state, 250);
  const live = useReading(settledState);
  const reading = state === first ? firstReading : (live.data ?? firstReading);
  // A line that was doubtful stays on the screen when it is settled: nobody's work vanishes from under the hands.
  const [shown] = useState(
    () => new Set(firstReading.lines.flatMap((line, at) => (line.doubts.length > 0 ? [at] : []))),
  );
  const named = useRef(new Map<string, string>());
  const whole = reading.doubts.filter((doubt) => doubt.line === null);
  const askedServings = useState(() => firstReading.doubts.some((doubt) => doubt.line === null))[0];
  const open = reading.doubts.length;
  const setLine = (at: number, line: RecipeLine, food?: { foodId: string }) => {
    const name = firstReading.lines[at]?.name ?? '';
    if (food !== undefined && name !== '') named.current.set(name, food.foodId);
    setState((before) => ({
      ...before,
      ingredients: before.ingredients.map((one, index) => (index === at ? line : one)),
    }));
  };
  async function save() {
    setSaving(true);
    try {
      const { ingredients, servings, sure } = state;
      await actions.change(recipeId, { ingredients, servings, sure, version });
      // From now on this household means this food by that name.
      await Promise.all(
        [...named.current].map(([name, foodId]) => actions.remember(name, foodId).catch(() => undefined)),
      );
      onward();
    } catch (error) {
      tellProblem(isCode(error, 'RECIPE_CHANGED') ? t('own:changed') : errorText(code, error));
      setSaving(false);
    }
  }
  return (
    <form
      className={classes.review}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <div className={classes.reviewHead}>
        <Title order={2}>{state.title}</Title>
        <span role="status" className={open === 0 ? 'accent' : 'warn'}>
          {open === 0 ? t('own:noQuestions') : t('own:questions', { count: open })}
        </span>
      </div>
      {askedAnew !== null && (
        <p className={`${classes.before} dimmed`}>
          {t('own:askedAnew', { date: format.dayMonth(askedAnew.at.slice(0, 10)) })}{' '}
          {askedAnew.kcalBefore !== null &&
            t('own:askedAnewKcal', { kcal: format.nutrient('kcal', askedAnew.kcalBefore) })}
        </p>
      )}
      {askedServings && (
        <div className={classes.line} data-open={whole.length > 0 || undefined}>
          <div className={classes.doubts} role="status">
            {whole.map((doubt) => (
              <span key={doubt.code} className="warn">
                <IconAlertTriangle size={18} aria-hidden="true" />
                {t(`own:doubt.${doubt.code}`, { value: format.nutrient('kcal', doubt.value) })}
              </span>
            ))}
            {whole.length === 0 && (
              <span className="accent">
                <IconCheck size={18} aria-hidden="true" /> {t('own:settled')}
              </span>
            )}
          </div>
          <div className={classes.parts}>
            <NumberField
              label={t('own:servings')}
              value={state.servings}
              min={0}
              max={1000}
              change={(servings) => setState((before) => ({ ...before, servings: servings === 0 ? null : servings }))}
            />
          </div>
          {whole.some((doubt) => doubt.code !== 'servings-unknown') && (
            <div className={classes.lineDoings}>
              <Button
                variant="light"
                leftSection={<IconCheck size={18} />}
                onClick={() => setState((before) => ({ ...before, sure: true }))}
              >
                {t('own:isRight')}
              </Button>
            </div>
          )}
        </div>
      )}
      {state.ingredients.length === 0 && <p>{t('own:noIngredients')}</p>}
      {[...shown].map((at) => {
        const [line, read] = [state.ingredients[at], reading.lines[at] as LineReading | undefined];
        return line === undefined || read === undefined ? null : (
          <LineEditor
            key={at}
            line={line}
            reading={read}
            before={askedAnew?.lines.find((one) => one.line === at)}
            change={(next, food) => setLine(at, next, food)}
          />
        );
      })}
      {state.ingredients.length > shown.size && (
        <p className="dimmed">{t('own:otherLines', { count: state.ingredients.length - shown.size })}</p>
      )}
      <div className={classes.bottom}>
        <Button type="submit" loading={saving} disabled={state.ingredients.length === 0}>
          {t('own:saveNext')}
        </Button>
        <Button variant="default" onClick={onward}>
          {t('own:later')}
        </Button>
        <Button
          variant="subtle"
          renderRoot={(props) => <Link {...props} to="/recipes/$recipeId/edit" params={{ recipeId }} />}
        >
          {t('own:openEditor')}
        </Button>
      </div>
    </form>
  );
}

function Waiting() {
  const { t } = useText();
  return (
    <Page title={t('own:reviewTitle')} width="narrow">
      <Skeleton height={320} radius="md" role="status" aria-label={t('common:loading')} />
    </Page>
  );
}
