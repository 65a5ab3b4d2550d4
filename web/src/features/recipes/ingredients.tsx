import { Checkbox, SegmentedControl } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { inUnitsOf, type Units } from '../../ui/amounts.ts';
import { makeFormat } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { ServingsStepper } from '../../ui/servings-stepper.tsx';
import classes from './recipe.module.css';

/** Scaled to the wanted servings, in the wanted units, to be ticked off while getting them out. */
export function Ingredients({
  recipe,
  servings,
  change,
}: {
  recipe: Recipe;
  servings: number;
  change: (servings: number) => void;
}) {
  const { t, code, locale } = useText();
  const user = useUser();
  const [units, setUnits] = useState<Units>(user.units);
  const [out, setOut] = useState<ReadonlySet<number>>(new Set());
  const format = makeFormat(locale, units, code);
  const factor = servings / recipe.servings;
  return (
    <Section
      title={t('recipes:ingredients')}
      aside={
        <SegmentedControl
          aria-label={t('account:units')}
          value={units}
          onChange={(value) => setUnits(value as Units)}
          data={[
            { value: 'metric', label: t('recipes:metric') },
            { value: 'us', label: t('recipes:us') },
          ]}
        />
      }
    >
      <ServingsStepper
        value={servings}
        step={recipe.servings >= 1 ? 1 : 0.5}
        min={1}
        of={recipe.title}
        change={change}
        unitShown
      />
      <ul className={`plain-list ${classes.ingredients}`}>
        {recipe.ingredients.map(({ foodId, name, plural, amount, unit, note, optional, grams }, index) => {
          const scaled = amount === null ? null : amount * factor;
          const quantity = format.amount(scaled, unit);
          const counted = unit === null && scaled !== null && inUnitsOf(units, scaled, null).value > 1;
          const ticked = out.has(index);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; the same food may come twice.
            <li key={`${foodId}-${index}`} data-ticked={ticked || undefined}>
              <Checkbox
                checked={ticked}
                onChange={() => {
                  const next = new Set(out);
                  if (!next.delete(index)) next.add(index);
                  setOut(next);
                }}
                classNames={{ body: classes.tickBody, labelWrapper: classes.tickWords }}
                label={
                  <span className={classes.line}>
                    <span className={`${classes.quantity} numbers`}>{quantity}</span>
                    <span>
                      {counted ? plural : name}
                      {note !== null && (
                        <span className="dimmed" lang="en">
                          , {note}
                        </span>
                      )}
                      {optional && <span className="dimmed"> ({t('recipes:optional')})</span>}
                    </span>
                    <span className={`${classes.grams} numbers`}>
                      {unit !== 'g' && unit !== 'kg' && grams > 0 ? format.grams(grams * factor) : ''}
                    </span>
                  </span>
                }
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
