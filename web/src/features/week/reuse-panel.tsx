import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { PlanTemplate } from '@mealwright/contracts/plan-templates';
import type { Plan } from '@mealwright/contracts/plans';
import { IconBookmark, IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useUser } from '../../api/session.ts';
import { useWeek } from '../../api/use-plan.ts';
import { useDeleteTemplate, useRenameTemplate, useSaveTemplate, useTemplates } from '../../api/use-weeks.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, thisWeek } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { MenuButton } from '../../ui/layers/menu-button.tsx';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { ErrorState, errorText } from '../../ui/states.tsx';
import classes from './panel.module.css';
import { useFill } from './use-fill.ts';

const WEEKS_AHEAD = 8;
const hasMeals = (plan: Plan | null | undefined): plan is Plan =>
  (plan?.days ?? []).some((day) => day.meals.length > 0);

/** A week used again: the last one here, this one elsewhere, or a template. */
export function ReusePanel({ weekStart, plan, close }: { weekStart: string; plan: Plan | null; close: () => void }) {
  const { t } = useText();
  const { fill, filling } = useFill(close);
  const lastStart = addDays(weekStart, -7);
  const last = useWeek(lastStart);
  return (
    <div className={classes.panel}>
      {hasMeals(last.data) && (
        <section className={classes.part} aria-label={t('week:reuseLast')}>
          <Button
            variant="default"
            disabled={filling}
            leftSection={<IconCopy size={20} />}
            onClick={() => fill({ planId: last.data?.planId ?? '' }, weekStart)}
          >
            {t('week:reuseLast')}
          </Button>
          {hasMeals(plan) && <p className={`${classes.intro} dimmed`}>{t('week:reuseGivesWay')}</p>}
        </section>
      )}
      {hasMeals(plan) && <CopyElsewhere plan={plan} busy={filling} fill={fill} />}
      <Templates weekStart={weekStart} plan={plan} busy={filling} fill={fill} />
    </div>
  );
}

type Fill = ReturnType<typeof useFill>['fill'];

function CopyElsewhere({ plan, busy, fill }: { plan: Plan; busy: boolean; fill: Fill }) {
  const { t } = useText();
  const format = useFormat();
  const user = useUser();
  const current = thisWeek(user);
  const first = plan.weekStart < current ? current : addDays(plan.weekStart, 7);
  const weeks = Array.from({ length: WEEKS_AHEAD }, (_, at) => addDays(first, at * 7));
  const [to, setTo] = useState(first);
  const named: Record<string, string> = { [current]: t('week:thisWeek'), [addDays(current, 7)]: t('week:nextWeek') };
  return (
    <section className={classes.part} aria-label={t('week:reuseElsewhere')}>
      <h3 className={classes.heading}>{t('week:reuseElsewhere')}</h3>
      <div className={classes.line}>
        <NativeSelect
          label={t('week:reuseTo')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={weeks.map((week) => {
            const range = format.range(week, addDays(week, 6));
            const name = named[week];
            return { value: week, label: name === undefined ? range : `${name}, ${range}` };
          })}
        />
        <Button disabled={busy} onClick={() => fill({ planId: plan.planId }, to)}>
          {t('week:copyShort')}
        </Button>
      </div>
      <p className={`${classes.intro} dimmed`}>{t('week:reuseGivesWay')}</p>
    </section>
  );
}

function Templates({
  weekStart,
  plan,
  busy,
  fill,
}: {
  weekStart: string;
  plan: Plan | null;
  busy: boolean;
  fill: Fill;
}) {
  const { t, code } = useText();
  const templates = useTemplates();
  const save = useSaveTemplate();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (plan === null || name.trim() === '') return;
    save.mutate(
      { planId: plan.planId, name: name.trim() },
      {
        onSuccess: (template) => {
          setName('');
          tell(t('week:templateSaved', { name: template.name }));
        },
        onError: (error) => tellProblem(errorText(code, error)),
      },
    );
  };
  return (
    <section className={classes.part} aria-label={t('week:templates')}>
      <h3 className={classes.heading}>{t('week:templates')}</h3>
      {templates.isError && <ErrorState error={templates.error} retry={() => void templates.refetch()} />}
      {templates.isSuccess && templates.data.length === 0 && (
        <p className={`${classes.intro} dimmed`}>{t('week:templatesNone')}</p>
      )}
      <ul className={`plain-list ${classes.list}`}>
        {(templates.data ?? []).map((template) => (
          <li key={template.templateId}>
            <Template
              template={template}
              busy={busy}
              use={() => fill({ templateId: template.templateId }, weekStart)}
            />
          </li>
        ))}
      </ul>
      {hasMeals(plan) && (
        <form className={classes.line} onSubmit={submit}>
          <TextInput
            label={t('week:templateName')}
            placeholder={t('week:templateExample')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            loading={save.isPending}
            disabled={name.trim() === ''}
            leftSection={<IconBookmark size={20} />}
          >
            {t('common:save')}
          </Button>
        </form>
      )}
    </section>
  );
}

function Template({ template, busy, use }: { template: PlanTemplate; busy: boolean; use: () => void }) {
  const { t, code } = useText();
  const rename = useRenameTemplate();
  const remove = useDeleteTemplate();
  const [editing, setEditing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const [name, setName] = useState(template.name);
  const { templateId } = template;
  const failed = { onError: (error: unknown) => tellProblem(errorText(code, error)) };
  if (editing) {
    const submit = (event: FormEvent) => {
      event.preventDefault();
      if (name.trim() === '') return;
      setEditing(false);
      if (name.trim() !== template.name) rename.mutate({ templateId, name: name.trim() }, failed);
    };
    return (
      <form className={classes.line} onSubmit={submit}>
        <TextInput
          label={t('week:templateName')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          ref={(input) => input?.focus()}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('common:save')}
        </Button>
      </form>
    );
  }
  if (leaving) {
    return (
      <fieldset className={classes.template} aria-label={t('week:templateDelete', { name: template.name })}>
        <span className={classes.templateWords}>{t('week:templateDelete', { name: template.name })}</span>
        <Button variant="default" size="sm" onClick={() => setLeaving(false)}>
          {t('week:templateKeep')}
        </Button>
        <Button
          color="tomato"
          size="sm"
          loading={remove.isPending}
          onClick={() => remove.mutate(templateId, failed)}
          ref={(button) => button?.focus()}
        >
          {t('common:delete')}
        </Button>
      </fieldset>
    );
  }
  return (
    <div className={classes.template}>
      <span className={classes.templateWords}>
        <strong>{rename.isPending ? rename.variables.name : template.name}</strong>
        <span className={classes.small}>{t('week:templateMeals', { count: template.meals.length })}</span>
      </span>
      <Button
        variant="light"
        size="sm"
        disabled={busy}
        aria-label={t('week:templateUseNamed', { name: template.name })}
        onClick={use}
      >
        {t('week:templateUse')}
      </Button>
      <MenuButton
        label={t('week:more', { title: template.name })}
        inSheet
        entries={() => [
          { icon: IconPencil, text: t('week:templateRename'), run: () => setEditing(true) },
          { icon: IconTrash, text: t('common:delete'), run: () => setLeaving(true) },
        ]}
      >
        <IconDots size={20} />
      </MenuButton>
    </div>
  );
}
