import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useFoodSearch } from '../../api/use-foods.ts';
import { useText } from '../../i18n/use-text.ts';

type Named = { foodId: string; name: string };

/** One food: what the line may mean first, then whatever is typed. */
export function FoodField({
  label,
  food,
  candidates,
  choose,
}: {
  label: string;
  food: Named | null;
  candidates: readonly Named[];
  choose: (food: Named) => void;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? food?.name ?? '';
  const [q] = useDebouncedValue(typed ?? '', 180);
  const search = useFoodSearch(q);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  // Products from outside belong to a household once it has chosen them; here are foods that every line may name.
  const found =
    q.trim().length >= 2
      ? (search.data?.data ?? [])
          .filter((one) => one.origin !== 'outside')
          .map(({ foodId, name }) => ({ foodId, name }))
      : candidates;
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(foodId) => {
        const chosen = found.find((one) => one.foodId === foodId);
        if (chosen !== undefined) choose(chosen);
        setTyped(null);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          label={label}
          placeholder={t('own:searchFood')}
          value={words}
          rightSection={search.isFetching ? <Loader size="xs" /> : null}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(null);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.length === 0}>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={t('own:foundFoods')}>
          {found.map(({ foodId, name }) => (
            <Combobox.Option key={foodId} value={foodId} mih={44} style={{ display: 'flex', alignItems: 'center' }}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
