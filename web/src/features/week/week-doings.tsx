import { Button } from '@mantine/core';
import type { Plan } from '@mealwright/contracts/plans';
import { IconRefresh, IconShoppingBag, IconSparkles } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { PlanAction } from '../../api/plan-action.ts';
import { useGenerateList } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';

/** One thing stands out: what is most likely wanted next. */
export function WeekDoings({
  plan,
  from,
  run,
  busy,
}: {
  plan: Plan | null;
  /** The first day that is planned anew; the whole week without it. */
  from: string | undefined;
  run: (action: PlanAction) => void;
  busy: boolean;
}) {
  const { t, code } = useText();
  const navigate = useNavigate();
  const list = useGenerateList();
  if (plan === null) return null;
  const ahead = plan.days.filter(({ date }) => from === undefined || date >= from);
  const places = plan.slots.length * ahead.length;
  const filled = ahead.reduce((sum, day) => sum + day.meals.length, 0);
  const anything = plan.days.some(({ meals }) => meals.length > 0);
  const empty = filled === 0;
  const full = filled >= places;
  return (
    <>
      {!full && !empty && (
        <Button
          disabled={busy}
          leftSection={<IconSparkles size={20} />}
          onClick={() => run({ kind: 'generate', fill: 'empty', from })}
        >
          {t('week:fillEmpty')}
        </Button>
      )}
      <Button
        disabled={busy}
        variant={empty ? 'filled' : 'default'}
        leftSection={empty ? <IconSparkles size={20} /> : <IconRefresh size={20} />}
        onClick={() => run({ kind: 'generate', fill: 'all', from })}
      >
        {t(empty ? (from === undefined ? 'week:generate' : 'week:generateFrom') : 'week:again')}
      </Button>
      {anything && (
        <Button
          variant={full ? 'filled' : 'default'}
          disabled={busy}
          loading={list.isPending}
          leftSection={<IconShoppingBag size={20} />}
          onClick={() =>
            list.mutate(
              { planId: plan.planId },
              {
                onSuccess: ({ listId }) => void navigate({ to: '/shopping', search: { list: listId } }),
                onError: (error) => tellProblem(errorText(code, error)),
              },
            )
          }
        >
          {t('week:shoppingList')}
        </Button>
      )}
    </>
  );
}
