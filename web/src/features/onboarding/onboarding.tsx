import { Button, Loader, Title } from '@mantine/core';
import { defaultPreferences } from '@mealwright/contracts/profiles';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { carryOut } from '../../api/plan-action.ts';
import { keepPlan } from '../../api/plan-cache.ts';
import { queryClient } from '../../api/query-client.ts';
import { useUser } from '../../api/session.ts';
import { weekQuery } from '../../api/use-plan.ts';
import { saveGoals, savePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { Brand } from '../../ui/brand.tsx';
import { addDays, aheadFrom, thisWeek, todayIn } from '../../ui/format/dates.ts';
import { completeGoal, emptyGoal } from '../../ui/goal/draft.ts';
import { useTitle } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import { wishesOf } from '../../ui/wishes/wishes.ts';
import { type Begin, BeginField, isLate, usualBegin } from './begin-field.tsx';
import { LivePreview } from './live-preview.tsx';
import classes from './onboarding.module.css';
import { type Answers, steps } from './steps.tsx';

/** Six short steps, none of them needed. It ends on a planned week. */
export function Onboarding() {
  const { t } = useText();
  useTitle(t('onboarding:title'));
  const user = useUser();
  const navigate = useNavigate();
  const today = todayIn(user.timeZone);
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>({ goal: emptyGoal, wishes: wishesOf(defaultPreferences) });
  const [said, setSaid] = useState({ goal: false, wishes: false });
  const week = thisWeek(user);
  const from = aheadFrom(week, today);
  const [chosen, setChosen] = useState<Begin | null>(null);
  const begin = from === undefined ? 'today' : (chosen ?? usualBegin(week, today));
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once for every step.
  useEffect(() => heading.current?.focus(), [at]);

  const finish = useMutation({
    mutationFn: async () => {
      const goal = completeGoal(answers.goal, today);
      await Promise.all([
        said.goal && goal !== null ? saveGoals(goal) : null,
        said.wishes ? savePreferences(answers.wishes) : null,
      ]);
      // Who brought a week along from the example and answered nothing keeps it as it is.
      const brought = await queryClient.fetchQuery(weekQuery(week));
      if (brought !== null && !said.goal && !said.wishes && chosen === null) return week;
      const next = addDays(week, 7);
      if (begin !== 'next') keepPlan(await carryOut({ kind: 'generate', fill: 'all', from }, week, brought));
      if (begin === 'today') return week;
      const there = await queryClient.fetchQuery(weekQuery(next));
      keepPlan(await carryOut({ kind: 'generate', fill: 'all' }, next, there));
      // It ends on the week that there is more of to see.
      return begin === 'next' || isLate(week, today) ? next : week;
    },
    onSuccess: (shown) => navigate({ to: '/week', search: shown === week ? {} : { of: shown }, replace: true }),
  });

  const step = steps[at]!;
  const last = at === steps.length - 1;
  const forward = () => (last ? finish.mutate() : setAt(at + 1));
  if (finish.isPending) return <Planning />;
  const { Fields } = step;
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Brand />
        <Button variant="subtle" onClick={() => finish.mutate()}>
          {t('onboarding:skipAll')}
        </Button>
      </header>
      <main className={classes.main}>
        <form
          className={classes.step}
          onSubmit={(event) => {
            event.preventDefault();
            forward();
          }}
        >
          <p className={classes.progress}>{t('onboarding:step', { step: at + 1, steps: steps.length })}</p>
          <div className={classes.dots} aria-hidden="true">
            {steps.map(({ title }, index) => (
              <span key={title} className={classes.dot} data-on={index <= at || undefined} />
            ))}
          </div>
          <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
            {t(step.title, { name: user.name })}
          </Title>
          <p className={classes.about}>{t(step.about)}</p>
          <Fields
            answers={answers}
            today={today}
            goal={(part) => {
              setSaid((before) => ({ ...before, goal: true }));
              setAnswers((before) => ({ ...before, goal: { ...before.goal, ...part } }));
            }}
            wishes={(part) => {
              setSaid((before) => ({ ...before, wishes: true }));
              setAnswers((before) => ({ ...before, wishes: { ...before.wishes, ...part } }));
            }}
          />
          {last && from !== undefined && <BeginField week={week} today={today} value={begin} change={setChosen} />}
          {finish.isError && (
            <div className={classes.failed}>
              <FormError error={finish.error} />
              <p>{t('onboarding:planFailed')}</p>
              <Button variant="default" onClick={() => navigate({ to: '/week', replace: true })}>
                {t('onboarding:toWeek')}
              </Button>
            </div>
          )}
          <div className={classes.foot}>
            {at > 0 && (
              <Button variant="default" onClick={() => setAt(at - 1)}>
                {t('onboarding:back')}
              </Button>
            )}
            <span className={classes.gap} />
            {!last && at > 0 && (
              <Button variant="subtle" onClick={() => setAt(at + 1)}>
                {t('onboarding:skip')}
              </Button>
            )}
            <Button type="submit">{last ? t('onboarding:finish') : t('onboarding:next')}</Button>
          </div>
        </form>
        <LivePreview goal={answers.goal} today={today} />
      </main>
    </div>
  );
}

function Planning() {
  const { t } = useText();
  return (
    <main className={classes.planning} role="status">
      <Loader type="dots" size="lg" aria-hidden="true" />
      <Title order={1}>{t('onboarding:planning')}</Title>
      <p className="dimmed">{t('onboarding:planningText')}</p>
    </main>
  );
}
