import type { Recipe } from '@mealwright/contracts/recipes';
import { IconClock } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import classes from './recipe.module.css';

/** The steps, with times and temperatures standing out, the latter in the person's degrees. */
export function Method({ recipe }: { recipe: Recipe }) {
  const { t } = useText();
  const format = useFormat();
  return (
    <Section title={t('recipes:method')}>
      <ol className={classes.steps} lang="en">
        {recipe.steps.map((spans, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
          <li key={index} className={classes.step}>
            <p>
              {spans.map((span, at) => {
                // biome-ignore-start lint/suspicious/noArrayIndexKey: a span is its place.
                if (span.kind === 'text') return <span key={at}>{span.text}</span>;
                if (span.kind === 'temperature') {
                  return (
                    <strong key={at} className="numbers">
                      {format.temperature(span.celsius)}
                    </strong>
                  );
                }
                return (
                  <strong key={at} className={`${classes.timer} numbers`}>
                    <IconClock size={16} aria-hidden="true" />
                    {format.seconds(span.seconds)}
                  </strong>
                );
                // biome-ignore-end lint/suspicious/noArrayIndexKey: a span is its place.
              })}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
