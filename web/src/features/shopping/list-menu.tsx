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
import { MenuButton } from '../../ui/layers/menu-button.tsx';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';

export type Panel = 'share' | 'store' | 'new' | 'rename' | 'delete';

/** What is done to a list now and then. */
export function ListMenu({ list, open }: { list: ShoppingList | null; open: (panel: Panel) => void }) {
  const { t, code } = useText();
  const generate = useGenerateList();
  const planId = list?.planId ?? null;
  const renew = (plan: string) =>
    generate.mutate(
      { planId: plan },
      {
        onSuccess: () => tell(t('shopping:renewed')),
        onError: (error) => tellProblem(errorText(code, error)),
      },
    );
  return (
    <MenuButton
      label={t('shopping:more')}
      round
      framed
      entries={() => [
        { icon: IconListDetails, text: t('shopping:newList'), run: () => open('new') },
        ...(list === null
          ? []
          : [
              { icon: IconRoute, text: t('shopping:store'), run: () => open('store') },
              { icon: IconPrinter, text: t('shopping:print'), run: () => window.print() },
              planId !== null && { icon: IconRefresh, text: t('shopping:renew'), run: () => renew(planId) },
              { icon: IconPencil, text: t('shopping:rename'), run: () => open('rename') },
              { icon: IconTrash, text: t('shopping:deleteList'), run: () => open('delete'), danger: true },
            ]),
      ]}
    >
      <IconDots size={22} />
    </MenuButton>
  );
}
