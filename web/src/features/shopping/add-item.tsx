import { Button, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { FoodSummary } from '@mealwright/contracts/foods';
import { aisles } from '@mealwright/nutrition/vocabulary';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useFoodSearch } from '../../api/use-foods.ts';
import type { NewItem } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { readItem } from './read-item.ts';
import classes from './shopping.module.css';

type Found = Pick<FoodSummary, 'foodId' | 'name' | 'aisle'>;

/** An own item in one line: `2 l milk`, `bin bags`. Foods are suggested; the field keeps the focus for the next one. */
export function AddItem({ add }: { add: (item: NewItem) => void }) {
  const { t, code } = useText();
  const [typed, setTyped] = useState('');
  const read = readItem(typed);
  const [q] = useDebouncedValue(read?.name ?? '', 150);
  const search = useFoodSearch(q);
  const field = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found: Found[] = q.length >= 2 && read !== null ? (search.data?.data ?? []).slice(0, 6) : [];

  const put = (food?: Found) => {
    if (read === null) return;
    const name = food?.name ?? read.name;
    const known = food ?? found.find((one) => one.name.toLowerCase() === name.toLowerCase());
    // Else the server looks where such a thing lies.
    add({ ...read, name, note: null, aisle: aisles.find((one) => one === known?.aisle) });
    setTyped('');
    combobox.closeDropdown();
    field.current?.focus();
  };
  return (
    <form
      className={classes.add}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        put();
      }}
    >
      <Combobox
        store={combobox}
        withinPortal={false}
        onOptionSubmit={(foodId) => put(found.find((food) => food.foodId === foodId))}
      >
        <Combobox.Target>
          <TextInput
            ref={field}
            className={classes.addField}
            aria-label={t('shopping:addLabel')}
            placeholder={t('shopping:addExample')}
            value={typed}
            maxLength={120}
            enterKeyHint="done"
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.resetSelectedOption();
              combobox.openDropdown();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0}>
          <Combobox.Options mah={300} style={{ overflowY: 'auto' }} aria-label={t('shopping:suggestions')}>
            {found.map((food) => (
              <Combobox.Option key={food.foodId} value={food.foodId} className={classes.suggestion}>
                <span>{food.name}</span>
                <span className="dimmed">{code('aisle', food.aisle)}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <Button type="submit" disabled={read === null} leftSection={<IconPlus size={20} />}>
        {t('shopping:add')}
      </Button>
    </form>
  );
}
