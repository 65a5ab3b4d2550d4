import { Menu } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconFileExport, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRecipeExport } from '../../api/use-export.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tellProblem } from '../../ui/notify.tsx';
import { errorText } from '../../ui/states.tsx';

/** The recipe on paper or as a file. */
export function PaperMenu({ recipe }: { recipe: Pick<Recipe, 'recipeId' | 'title'> }) {
  const { t, code } = useText();
  const exportAs = useRecipeExport();
  const { recipeId, title } = recipe;
  const pdf = () => exportAs({ recipeId }, 'pdf', title).catch((error) => tellProblem(errorText(code, error)));
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <IconButton label={t('library:paper')} size={44} radius="xl" tip={false}>
          <IconPrinter size={22} stroke={1.7} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item mih={44} leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          {t('recipes:print')}
        </Menu.Item>
        <Menu.Item mih={44} leftSection={<IconFileTypePdf size={18} />} onClick={() => void pdf()}>
          {t('library:asPdf')}
        </Menu.Item>
        <Menu.Item
          mih={44}
          renderRoot={(props: object) => <Link to="/recipes/export" search={{ recipe: recipeId }} {...props} />}
          leftSection={<IconFileExport size={18} />}
        >
          {t('library:otherFormats')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
