import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconChevronDown, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import classes from './balance-note.module.css';
import { useInsight } from './use-insight.ts';
import { useWeekContext } from './week-context.ts';

const icons = { good: IconCircleCheck, info: IconInfoCircle, warn: IconAlertTriangle };
const tones = { good: 'accent', info: 'dimmed', warn: 'warn' };

/** The week in a line; all that can be said about it, one press away. */
export function BalanceNote() {
  const { t } = useText();
  const format = useFormat();
  const insight = useInsight();
  const { plan } = useWeekContext();
  const [opened, { toggle }] = useDisclosure(false);
  const planned = plan.days.filter((day) => day.meals.length > 0);
  const met = planned.filter((day) => day.met).length;
  const { balance, quality } = plan;
  const average = (nutrient: string) =>
    planned.reduce((sum, day) => sum + (day.nutrition[nutrient] ?? 0), 0) / planned.length;
  return (
    <section className={classes.note} aria-label={t('week:balance')}>
      <UnstyledButton className={classes.line} aria-expanded={opened} onClick={toggle}>
        <span className={`${classes.fact} ${met === planned.length ? 'accent' : 'warn'}`}>
          {met === planned.length ? (
            <IconCircleCheck size={20} aria-hidden="true" />
          ) : (
            <IconAlertTriangle size={20} aria-hidden="true" />
          )}
          <strong>{t('week:daysMet', { met, of: planned.length })}</strong>
        </span>
        <span className={`${classes.fact} numbers`}>
          {t('week:average', {
            kcal: format.nutrient('kcal', average('kcal')),
            protein: format.nutrient('proteinG', average('proteinG')),
          })}
        </span>
        {balance !== null && (
          <span className={`${classes.fact} ${classes.score} numbers`}>
            {t('week:score', { score: format.number(balance.score) })}
          </span>
        )}
        <span className={classes.gap} />
        <span className={classes.fact}>
          <span className={classes.details}>{t('week:details')}</span>
          <IconChevronDown size={18} className={classes.chevron} data-open={opened || undefined} aria-hidden="true" />
        </span>
      </UnstyledButton>
      <Collapse expanded={opened}>
        <ul className={`plain-list ${classes.insights}`}>
          {(balance?.insights ?? []).map((one) => {
            const Icon = icons[one.severity];
            return (
              <li key={one.code + JSON.stringify(one.params)} className={classes.insight}>
                <Icon size={18} className={tones[one.severity]} aria-hidden="true" />
                <span>{insight(one)}</span>
              </li>
            );
          })}
          {quality?.gap !== null && quality?.gap !== undefined && quality.asGenerated && (
            <li className={classes.insight}>
              <IconInfoCircle size={18} className="dimmed" aria-hidden="true" />
              <span>{t('week:gap', { gap: `${format.number(quality.gap * 100, 1)}\u00a0%` })}</span>
            </li>
          )}
        </ul>
      </Collapse>
    </section>
  );
}
