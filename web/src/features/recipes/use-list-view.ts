import { useLocalStorage } from '@mantine/hooks';

export type ListView = 'cards' | 'list';

/** How this browser shows recipes. */
export const useListView = () =>
  useLocalStorage<ListView>({
    key: 'mealwright.recipeView',
    defaultValue: 'cards',
    getInitialValueInEffect: false,
    serialize: String,
    deserialize: (value) => (value === 'list' ? 'list' : 'cards'),
  });
