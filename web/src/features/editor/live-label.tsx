import type { RecipeReading } from '@mealwright/contracts/own-recipes';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { Section } from '../../ui/page.tsx';
import classes from './editor.module.css';

const shown = ['kcal', 'proteinG', 'carbsG', 'fatG', 'satFatG', 'fibreG', 'sugarsG', 'sodiumMg'];

/** What follows from what is being written, while it is written. */
export function LiveLabel({ reading }: { reading: RecipeReading | undefined }) {
  const { t, code } = useText();
  const format = useFormat();
  if (reading === undefined) {
    return (
      <Section title={t('own:perServing')}>
        <p className="dimmed">{t('own:numbersHere')}</p>
      </Section>
    );
  }
  const { perServing, allergens, diet, labels, doubts, ready, coverage } = reading;
  const unsure = doubts.some(({ code: doubt }) => doubt === 'food-open');
  return (
    <Section title={t('own:perServing')}>
      <p className={`${classes.state} ${ready ? 'accent' : 'warn'}`} role="status">
        {ready ? <IconCircleCheck size={20} aria-hidden="true" /> : <IconAlertTriangle size={20} aria-hidden="true" />}
        {ready ? t('own:isReady') : t('own:isNotReady', { count: Math.max(1, doubts.length) })}
      </p>
      <table className="numbers" aria-label={t('own:perServing')}>
        <tbody>
          {shown.map((nutrient) => (
            <tr key={nutrient}>
              <th scope="row">{format.nutrientName(nutrient)}</th>
              <td>
                {perServing[nutrient] == null ? t('common:unknown') : format.nutrient(nutrient, perServing[nutrient])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {coverage < 1 && <p className="dimmed">{t('own:partsOpen', { share: format.percent(coverage) })}</p>}
      <p>
        {allergens.length === 0
          ? t('own:noAllergens')
          : `${t('own:contains')}: ${allergens.map((one) => code('allergen', one)).join(', ')}`}
      </p>
      {unsure ? (
        <p className="warn">{t('own:notSure')}</p>
      ) : (
        <p className="dimmed">{[code('diet', diet), ...labels.map((one) => code('label', one))].join(' · ')}</p>
      )}
    </Section>
  );
}
