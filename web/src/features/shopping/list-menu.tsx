import { Menu } from '@mantine/core';
import type { ShoppingList } from '@mealwright/contracts/shopping';
import {
  IconDots,
  IconListDetails,
  IconPencil,
  IconPrinter,
  IconRefresh,
  IconRoute,
  IconTrash,
} from '@tabler/icons-react';
import { useGenerateList } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tell, tellProblem } from '../../ui/notify.tsx';
import { errorText } from '../../ui/states.tsx';

export type Panel = 'share' | 'store' | 'new' | 'rename' | 'delete';

/** What is done to a list now and then. */
export function ListMenu({ list, open }: { list: ShoppingList | null; open: (panel: Panel) => void }) {
  const { t, code } = useText();
  const generate = useGenerateList();
  const planId = list?.planId ?? null;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <IconButton label={t('shopping:more')} size={44} radius="xl" variant="default">
          <IconDots size={22} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconListDetails size={20} />} onClick={() => open('new')}>
          {t('shopping:newList')}
        </Menu.Item>
        {list !== null && (
          <>
            <Menu.Item leftSection={<IconRoute size={20} />} onClick={() => open('store')}>
              {t('shopping:store')}
            </Menu.Item>
            <Menu.Item leftSection={<IconPrinter size={20} />} onClick={() => window.print()}>
              {t('shopping:print')}
            </Menu.Item>
            {planId !== null && (
              <Menu.Item
                leftSection={<IconRefresh size={20} />}
                onClick={() =>
                  generate.mutate(
                    { planId },
                    {
                      onSuccess: () => tell(t('shopping:renewed')),
                      onError: (error) => tellProblem(errorText(code, error)),
                    },
                  )
                }
              >
                {t('shopping:renew')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconPencil size={20} />} onClick={() => open('rename')}>
              {t('shopping:rename')}
            </Menu.Item>
            <Menu.Item color="tomato" leftSection={<IconTrash size={20} />} onClick={() => open('delete')}>
              {t('shopping:deleteList')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
