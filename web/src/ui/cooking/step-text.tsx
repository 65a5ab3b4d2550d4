import type { Recipe } from '@mealwright/contracts/recipes';
import type { Format } from '../format/format.ts';
import { timerId, timerName } from './timer.rules.ts';
import { TimerMark } from './timer-mark.tsx';

type Span = Recipe['steps'][number][number];

/** The words before a mark, for the name of its timer. */
const wordsBefore = (spans: readonly Span[], at: number) =>
  spans
    .slice(0, at)
    .map((span) => (span.kind === 'text' ? span.text : ' '))
    .join('');

/** One step: times can be started, temperatures stand in the degrees of the reader. */
export function StepText({
  recipe,
  step,
  format,
}: {
  recipe: Pick<Recipe, 'recipeId' | 'title' | 'steps'>;
  /** From 1. */
  step: number;
  format: Format;
}) {
  const spans = recipe.steps[step - 1] ?? [];
  return spans.map((span, at) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: a span is its place.
    if (span.kind === 'text') return <span key={at}>{span.text}</span>;
    if (span.kind === 'temperature') {
      return (
        <strong key={at} className="numbers">
          {format.temperature(span.celsius)}
        </strong>
      );
    }
    return <TimerMark key={at} timer={timerOf(recipe, step, at)} format={format} />;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: a span is its place.
  });
}

export function timerOf(recipe: Pick<Recipe, 'recipeId' | 'title' | 'steps'>, step: number, at: number) {
  const spans = recipe.steps[step - 1] ?? [];
  const span = spans[at];
  return {
    id: timerId(recipe.recipeId, step, at),
    name: timerName(wordsBefore(spans, at)),
    dish: recipe.title,
    recipeId: recipe.recipeId,
    step,
    seconds: span?.kind === 'timer' ? span.seconds : 0,
  };
}
