import type { Recipe } from '@mealwright/contracts/recipes';
import { IconFileExport, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { linkOptions } from '@tanstack/react-router';
import { useRecipeExport } from '../../api/use-export.ts';
import { useText } from '../../i18n/use-text.ts';
import { MenuButton } from '../../ui/layers/menu-button.tsx';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';

/** The recipe on paper or as a file. */
export function PaperMenu({ recipe }: { recipe: Pick<Recipe, 'recipeId' | 'title'> }) {
  const { t, code } = useText();
  const exportAs = useRecipeExport();
  const { recipeId, title } = recipe;
  const pdf = () => exportAs({ recipeId }, 'pdf', title).catch((error) => tellProblem(errorText(code, error)));
  return (
    <MenuButton
      label={t('library:paper')}
      round
      entries={() => [
        { icon: IconPrinter, text: t('recipes:print'), run: () => window.print() },
        { icon: IconFileTypePdf, text: t('library:asPdf'), run: () => void pdf() },
        {
          icon: IconFileExport,
          text: t('library:otherFormats'),
          link: linkOptions({ to: '/recipes/export', search: { recipe: recipeId } }),
        },
      ]}
    >
      <IconPrinter size={22} stroke={1.7} />
    </MenuButton>
  );
}
