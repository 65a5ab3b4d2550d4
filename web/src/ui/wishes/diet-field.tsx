import { diets } from '@mealwright/nutrition/vocabulary';
import { IconCarrot, IconFish, IconMeat, IconSeedling } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceCards } from '../fields/choice.tsx';
import type { WishProps } from './wishes.ts';

const icons = { omnivore: IconMeat, pescatarian: IconFish, vegetarian: IconCarrot, vegan: IconSeedling };

export function DietField({ wishes, change, hideLabel }: WishProps & { hideLabel?: boolean }) {
  const { t, code } = useText();
  return (
    <ChoiceCards
      label={t('wishes:diet')}
      hideLabel={hideLabel}
      value={wishes.diet}
      change={(diet) => change({ diet })}
      options={diets.map((value) => {
        const Icon = icons[value];
        return {
          value,
          label: code('diet', value),
          about: code('diet', `${value}.about`),
          icon: <Icon size={26} stroke={1.6} aria-hidden="true" />,
        };
      })}
    />
  );
}
