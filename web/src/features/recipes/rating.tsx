import type { Recipe } from '@mealwright/contracts/recipes';
import { useText } from '../../i18n/use-text.ts';
import { Stars } from '../../ui/fields/stars.tsx';
import { Section } from '../../ui/page.tsx';

export function Rating({ recipe }: { recipe: Recipe }) {
  const { t } = useText();
  return (
    <Section title={t('recipes:yourRating')} about={t('recipes:yourRatingAbout')}>
      <Stars recipe={recipe} />
    </Section>
  );
}
