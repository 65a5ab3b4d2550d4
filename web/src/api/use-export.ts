import type { QueryInput } from '@mealwright/contracts/endpoint';
import { exportRecipe, exportRecipes } from '@mealwright/contracts/recipe-shelves';
import { download } from './client.ts';
import { useUser } from './session.ts';

export type ExportFormat = NonNullable<QueryInput<typeof exportRecipe>['format']>;
export type ExportOf = { recipeId: string } | { collection: string } | 'ours';

const endings: Record<ExportFormat, string> = { jsonld: 'json', cooklang: 'cook', markdown: 'md', pdf: 'pdf' };

/** Fetches recipes as a file and hands it to the browser to be kept. */
export function useRecipeExport() {
  const { locale, units } = useUser();
  const paper = units === 'us' ? ('letter' as const) : ('a4' as const);
  return async (of: ExportOf, format: ExportFormat, name: string): Promise<void> => {
    const query = { format, paper, locale };
    const one = typeof of === 'object' && 'recipeId' in of;
    const blob = one
      ? await download(exportRecipe, { params: of, query })
      : await download(exportRecipes, { query: of === 'ours' ? query : { ...query, ...of } });
    const ending = blob.type.includes('zip') ? 'zip' : endings[format];
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = `${fileName(name)}.${ending}`;
    link.click();
    // Some browsers begin to read only after the click has returned.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
}

const fileName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} ,&()'-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80) || 'recipes';
