import { Alert, Button } from '@mantine/core';
import type { Explanation } from '@mealwright/contracts/plans';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useGoals, usePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';
import { applyRelaxation, isOneTap, type Relaxation } from './relax.ts';
import classes from './week.module.css';
import { useWeekContext } from './week-context.ts';

/** Why not everything can be met, and what would help: each help is one press, and the week is planned anew with it. */
export function ExplanationNote({ explanation, asMade }: { explanation: Explanation; asMade: boolean }) {
  const { t, code } = useText();
  const { run, from } = useWeekContext();
  const goals = useGoals();
  const preferences = usePreferences();
  const navigate = useNavigate();
  const label = useRelaxationText();
  const why = useWhyText();
  const toTargets = (relaxation: Relaxation) =>
    navigate({ to: '/targets', search: { part: relaxation.kind === 'nutrient' ? undefined : 'wishes' } });
  const apply = useMutation({
    mutationFn: async (relaxation: Relaxation) => {
      if (goals.data === undefined || preferences.data === undefined || !isOneTap(relaxation)) return false;
      return applyRelaxation(relaxation, goals.data, preferences.data);
    },
    onSuccess: (applied, relaxation) =>
      applied ? run({ kind: 'generate', fill: 'all', from }) : void toTargets(relaxation),
    onError: (error) => tellProblem(errorText(code, error)),
  });
  // What was tried is promised; what was only computed is offered.
  const surelyHelps = explanation.relaxations.some((relaxation) => relaxation.confirmed);
  return (
    <Alert
      color="apricot"
      icon={<IconAlertTriangle />}
      className={classes.note}
      title={t(explanation.proved ? 'week:whyProved' : 'week:whyUnproven')}
    >
      <p className={classes.noteText}>
        {why(explanation)} {t(closeness(explanation, asMade))}
      </p>
      {explanation.relaxations.length > 0 && (
        <>
          <p className={classes.noteText}>
            <strong>{t(surelyHelps ? 'week:whatHelps' : 'week:mayHelp')}</strong>
          </p>
          <div className={classes.noteDoings}>
            {explanation.relaxations.map((relaxation) => (
              <Button
                key={JSON.stringify(relaxation)}
                variant="default"
                disabled={apply.isPending || goals.isPending || preferences.isPending}
                leftSection={relaxation.confirmed ? <IconCircleCheck size={20} className="accent" /> : undefined}
                title={relaxation.confirmed ? t('week:confirmed') : undefined}
                onClick={() => apply.mutate(relaxation)}
              >
                {label(relaxation)}
              </Button>
            ))}
          </div>
        </>
      )}
    </Alert>
  );
}

/** Of a week that was changed since, nobody knows that it is the closest. */
function closeness({ proved, conflicts }: Explanation, asMade: boolean) {
  if (!asMade) return 'week:whyChanged';
  return proved || conflicts.length === 1 ? 'week:whyClosest' : 'week:whyClosestFound';
}

function useWhyText(): (explanation: Explanation) => string {
  const { t, code } = useText();
  const format = useFormat();
  const filters: Record<string, Parameters<typeof t>[0]> = {
    diet: 'week:filterDiet',
    allergen: 'week:filterAllergen',
    minutes: 'week:filterMinutes',
    excluded: 'week:filterExcluded',
    energy: 'week:filterEnergy',
  };
  return ({ kind, slot, filter, conflicts, proved }) => {
    if (kind === 'empty_slot') {
      const because = t(filters[filter ?? ''] ?? 'week:filterUnknown');
      return t('week:whyEmptySlot', { slot: code('slot', slot ?? 'dinner'), because });
    }
    if (conflicts.length === 0) return t('week:whyUnknown');
    const bounds = conflicts.map(({ nutrient, bound, value }) => {
      const amount = format.nutrient(nutrient, value);
      return `${format.inText(format.nutrientName(nutrient))} ${t(bound === 'min' ? 'common:atLeast' : 'common:atMost', { amount })}`;
    });
    if (conflicts.length === 1) return upperFirst(t('week:whyOne', { bound: bounds[0]! }));
    return upperFirst(t(proved ? 'week:whyConflict' : 'week:whyHard', { bounds: format.list(bounds) }));
  };
}

function useRelaxationText(): (relaxation: Relaxation) => string {
  const { t, code } = useText();
  const format = useFormat();
  return ({ kind, nutrient, bound, slot, from, to }) => {
    switch (kind) {
      case 'nutrient': {
        const name = format.nutrientName(nutrient ?? '');
        if (typeof to !== 'number') return t('week:relaxDrop', { nutrient: name });
        const amount = format.nutrient(nutrient ?? '', to);
        return t(bound === 'min' ? 'week:relaxMin' : 'week:relaxMax', { nutrient: name, amount });
      }
      case 'minutes': {
        const name = code('slot', slot ?? 'dinner');
        if (typeof to !== 'number') return t('week:relaxNoLimit', { slot: name });
        return t('week:relaxMinutes', { slot: name, minutes: format.minutes(Math.ceil(to)) });
      }
      case 'diet':
        return t('week:relaxDiet', { diet: code('diet', String(to)) });
      case 'allergen':
        return t('week:relaxAllergen', { allergen: code('allergen', String(from ?? to)) });
      case 'excluded':
        return t('week:relaxExcluded', { food: String(from ?? to).replace(/-/g, ' ') });
      case 'budget':
        return t('week:relaxBudget');
    }
  };
}

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
