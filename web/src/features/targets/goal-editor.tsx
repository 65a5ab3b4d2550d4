import { NativeSelect } from '@mantine/core';
import type { Goals, Weekday } from '@mealwright/contracts/profiles';
import { useMemo, useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useSaveGoals } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { orderedWeekdays, todayIn } from '../../ui/format/dates.ts';
import { DirectionFields, SplitFields } from '../../ui/goal/aim-fields.tsx';
import { BodyFields } from '../../ui/goal/body-fields.tsx';
import { completeGoal, emptyGoal, type GoalForm, previewTargets } from '../../ui/goal/draft.ts';
import { TargetsPreview } from '../../ui/goal/targets-preview.tsx';
import { Section } from '../../ui/page.tsx';
import { isWrong, OwnTargets } from './own-targets.tsx';
import { ReferenceTable } from './reference-table.tsx';
import { SaveBar } from './save-bar.tsx';
import classes from './targets.module.css';

export function GoalEditor({ goals }: { goals: Goals }) {
  const { t, code } = useText();
  const user = useUser();
  const today = todayIn(user.timeZone);
  const first = useMemo<GoalForm>(() => ({ ...emptyGoal, ...goals.input }), [goals.input]);
  const [form, setForm] = useState(first);
  const [weekday, setWeekday] = useState<Weekday>(orderedWeekdays(user.weekStartsOn)[0]!);
  const change = (part: Partial<GoalForm>) => setForm((before) => ({ ...before, ...part }));
  const computed = useMemo(() => previewTargets(form, today), [form, today]);
  const save = useSaveGoals();
  const complete = completeGoal(form, today);
  const dirty = JSON.stringify(form) !== JSON.stringify(first);
  const ownDays = Object.keys(form.perWeekday).length > 0;
  const shown =
    computed === null
      ? { targets: goals.targets[weekday], reasons: goals.reasons, energy: goals.energy }
      : { targets: computed.targets[weekday], reasons: computed.reasons, energy: computed.energy };
  return (
    <>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Section title={t('targets:aim')}>
            <DirectionFields form={form} change={change} />
          </Section>
          <Section title={t('targets:body')} about={t('targets:bodyAbout')}>
            <BodyFields form={form} change={change} today={today} />
          </Section>
          <Section title={t('targets:split')}>
            <SplitFields form={form} change={change} />
          </Section>
          <OwnTargets form={form} change={change} targets={computed?.targets ?? goals.targets} />
          {computed !== null && <ReferenceTable reference={computed.reference} />}
        </div>
        <aside className={classes.aside}>
          <Section
            title={t('targets:preview')}
            aside={
              ownDays ? (
                <NativeSelect
                  aria-label={t('targets:previewFor')}
                  className={classes.chooseDay}
                  value={weekday}
                  onChange={(event) => setWeekday(event.currentTarget.value as Weekday)}
                  data={orderedWeekdays(user.weekStartsOn).map((value) => ({ value, label: code('weekday', value) }))}
                />
              ) : undefined
            }
          >
            {computed === null && <p className={classes.note}>{t('targets:missing')}</p>}
            <TargetsPreview shown={shown} live />
          </Section>
        </aside>
      </div>
      <SaveBar
        dirty={dirty}
        valid={complete !== null && !hasWrongOrder(form)}
        busy={save.isPending}
        discard={() => setForm(first)}
        save={(tell) => complete !== null && save.mutate(complete, tell)}
      />
    </>
  );
}

function hasWrongOrder(form: GoalForm): boolean {
  const ranges = [form.overrides, ...Object.values(form.perWeekday)].flatMap((own) => Object.values(own));
  return ranges.some((range) => range !== null && isWrong(range));
}
