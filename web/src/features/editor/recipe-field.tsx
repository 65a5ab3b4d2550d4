import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBook2 } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useRecipeList } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './editor.module.css';

/** One of the household's recipes, to be an ingredient of this one. */
export function RecipeField({ choose }: { choose: (recipe: { recipeId: string; title: string }) => void }) {
  const { t } = useText();
  const { recipeId: self } = useParams({ strict: false });
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 180);
  const list = useRecipeList({ whose: 'ours', ...(q === '' ? { sort: 'title:asc' } : { q }) });
  const found = (list.data?.pages[0]?.data ?? []).filter((one) => one.recipeId !== self);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(id) => {
        const chosen = found.find((one) => one.recipeId === id);
        if (chosen !== undefined) choose(chosen);
        setTyped('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          label={t('own:whichRecipe')}
          placeholder={t('own:searchRecipe')}
          value={typed}
          autoFocus
          rightSection={list.isFetching ? <Loader size="xs" /> : null}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!list.isSuccess}>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={t('own:ownRecipes')}>
          {found.length === 0 && <Combobox.Empty>{t('common:nothingFound')}</Combobox.Empty>}
          {found.map(({ recipeId, title }) => (
            <Combobox.Option key={recipeId} value={recipeId} className={classes.partOption}>
              <IconBook2 size={18} aria-hidden="true" /> {title}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
