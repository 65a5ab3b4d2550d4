import { CloseButton, Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useFoodNames, useFoodSearch } from '../../api/use-foods.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './wishes.module.css';

/** Foods by name or synonym, kept as ids. */
export function FoodPicker({ foodIds, change }: { foodIds: readonly string[]; change: (foodIds: string[]) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 180);
  const search = useFoodSearch(q);
  const names = useFoodNames(foodIds);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = (search.data?.data ?? []).filter((food) => !foodIds.includes(food.foodId));
  const tooShort = typed.trim().length < 2;
  return (
    <div>
      <Combobox
        store={combobox}
        withinPortal={false}
        onOptionSubmit={(foodId) => {
          change([...foodIds, foodId]);
          setTyped('');
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <InputBase
            label={t('wishes:excluded')}
            description={t('wishes:excludedAbout')}
            placeholder={t('wishes:searchFood')}
            value={typed}
            size="md"
            rightSection={search.isFetching ? <Loader size="xs" /> : null}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onFocus={() => typed !== '' && combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={typed === ''}>
          <div role="status">
            {tooShort && <Combobox.Empty>{t('wishes:typeMore')}</Combobox.Empty>}
            {!tooShort && !search.isFetching && found.length === 0 && (
              <Combobox.Empty>{t('wishes:noFood')}</Combobox.Empty>
            )}
          </div>
          <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t('wishes:foundFoods')}>
            {!tooShort &&
              found.map((food) => (
                <Combobox.Option key={food.foodId} value={food.foodId} className={classes.option}>
                  {food.name}
                </Combobox.Option>
              ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {foodIds.length > 0 && (
        <ul className={`plain-list ${classes.pills}`} aria-label={t('wishes:excluded')}>
          {foodIds.map((foodId) => {
            const name = names.get(foodId) ?? foodId.replace(/-/g, ' ');
            return (
              <li key={foodId} className={classes.pill}>
                {name}
                <CloseButton
                  size={36}
                  aria-label={t('wishes:excludedRemove', { food: name })}
                  onClick={() => change(foodIds.filter((id) => id !== foodId))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
