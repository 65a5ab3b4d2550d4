import { Alert, UnstyledButton } from '@mantine/core';
import type { Explanation } from '@mealwright/contracts/plans';
import { IconAlertTriangle, IconArrowRight, IconCircleCheck, IconHeartHandshake } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useGoals, usePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './explanation-note.module.css';
import { applyRelaxation, type Relaxation } from './relax.ts';
import { useRelaxationText } from './relaxation-text.ts';
import { useWeekContext } from './week-context.ts';

/** Why not everything can be met, and what would help: each help is one press, which can be taken back with all it changed. */
export function ExplanationNote({ explanation, asMade }: { explanation: Explanation; asMade: boolean }) {
  const { t, code } = useText();
  const { run, from } = useWeekContext();
  const goals = useGoals();
  const preferences = usePreferences();
  const navigate = useNavigate();
  const textOf = useRelaxationText(explanation.relaxations);
  const why = useWhyText();
  const apply = useMutation({
    mutationFn: async (relaxation: Relaxation) => {
      if (goals.data === undefined || preferences.data === undefined) return null;
      return applyRelaxation(relaxation, goals.data, preferences.data);
    },
    onSuccess: (applied, { kind }) => {
      if (applied === null) {
        const part = ['nutrient', 'settle'].includes(kind) ? undefined : ('wishes' as const);
        void navigate({ to: '/targets', search: { part } });
        return;
      }
      // The note goes with its buttons: who works with the keyboard goes on from the top of the page, not from nowhere.
      document.getElementById('main')?.focus({ preventScroll: true });
      if (kind === 'settle') run({ kind: 'settle', profile: applied.profile });
      else run({ kind: 'generate', fill: 'all', from, ...applied });
    },
    onError: (error) => tellProblem(errorText(code, error)),
  });
  // Of a week that was changed since, nobody knows what it reaches.
  const offered = explanation.relaxations.filter(({ kind }) => asMade || kind !== 'settle');
  // What was tried is promised; what was only computed is offered.
  const surelyHelps = offered.some(({ confirmed }) => confirmed);
  return (
    <Alert
      color="apricot"
      className={classes.note}
      title={
        <span className={classes.title}>
          <IconAlertTriangle size={20} aria-hidden="true" />
          {t(titleOf(explanation))}
        </span>
      }
    >
      <p className={classes.text}>
        {why(explanation)} {closeness(explanation, asMade, t)}
      </p>
      {offered.length > 0 && (
        <>
          <p className={classes.text}>
            <strong>{t(surelyHelps ? 'week:whatHelps' : 'week:mayHelp')}</strong>
          </p>
          <ul className={classes.ways}>
            {offered.map((relaxation) => {
              const { label, about } = textOf(relaxation);
              const Icon =
                relaxation.kind === 'settle'
                  ? IconHeartHandshake
                  : relaxation.confirmed
                    ? IconCircleCheck
                    : IconArrowRight;
              return (
                <li key={JSON.stringify(relaxation)}>
                  <UnstyledButton
                    className={classes.way}
                    disabled={apply.isPending || goals.isPending || preferences.isPending}
                    onClick={() => apply.mutate(relaxation)}
                  >
                    <Icon size={22} className={relaxation.confirmed ? 'accent' : 'dimmed'} aria-hidden="true" />
                    <span>
                      <span className={classes.label}>{label}</span>
                      <span className={`${classes.about} numbers`}>{about}</span>
                    </span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Alert>
  );
}

function titleOf({ kind, proved }: Explanation) {
  if (kind === 'empty_slot') return 'week:whyEmpty';
  return proved ? 'week:whyProved' : 'week:whyUnproven';
}

function closeness({ kind }: Explanation, asMade: boolean, t: ReturnType<typeof useText>['t']): string {
  if (kind === 'empty_slot') return '';
  return t(asMade ? 'week:whyClosest' : 'week:whyChanged');
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

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
