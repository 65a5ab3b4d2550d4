import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { type Substitution, useSubstitutions } from '../../api/use-own-foods.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { Section } from '../../ui/page.tsx';
import { errorText } from '../../ui/states.tsx';
import { roleTexts } from './food-texts.ts';
import classes from './foods.module.css';

/** What could stand in for the food, when somebody asks. */
export function Instead({ foodId, grams }: { foodId: string; grams: number }) {
  const { t, code } = useText();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const found = useSubstitutions(foodId, grams, asked);
  const title = t('foods:instead');
  if (!asked) {
    return (
      <Button variant="default" leftSection={<IconArrowsExchange size={20} />} onClick={() => setAsked(true)}>
        {t('foods:insteadShow')}
      </Button>
    );
  }
  return (
    <Section title={title} about={t('foods:insteadAbout', { weight: format.grams(grams) })}>
      {found.isPending && <p role="status">{t('common:loading')} …</p>}
      {found.isError && <p role="alert">{errorText(code, found.error)}</p>}
      {found.data?.substitutions.length === 0 && <p className={classes.text}>{t('foods:insteadNone')}</p>}
      {found.data !== undefined && (
        <ul className={`plain-list ${classes.instead}`} aria-label={title}>
          {found.data.substitutions.map((one) => (
            <One key={one.parts.map((part) => part.foodId).join('+')} one={one} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function One({ one }: { one: Substitution }) {
  const { t } = useText();
  const format = useFormat();
  const energy = one.change.kcal ?? null;
  // Pieces are counted by their name.
  const amountOf = (amount: number, unit: string) => format.amount(amount, unit === 'piece' ? null : unit);
  return (
    <li>
      <span className={classes.insteadWhat}>
        {one.parts.map(({ foodId, name, amount, unit }, at) => (
          <Fragment key={foodId}>
            {at > 0 && ' + '}
            <span className="numbers">{amountOf(amount, unit)}</span>{' '}
            <Link to="/foods/$foodId" params={{ foodId }} className={classes.link}>
              {name}
            </Link>
          </Fragment>
        ))}
      </span>
      <span className="numbers">
        {energy === null ? '' : Math.abs(energy) < 0.5 ? t('foods:insteadSame') : format.delta('kcal', energy)}
      </span>
      <span className={classes.insteadHow}>
        <span className={classes.badge}>{one.role === null ? t('foods:insteadAlike') : t(roleTexts[one.role])}</span>{' '}
        {one.advice.join(' ')}
      </span>
    </li>
  );
}
