import { Button, Progress, Title } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Unserved, useOwnActions } from '../../api/use-own-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './servings-answer.module.css';

const SHOWN_FIRST = 12;

type Props = {
  /** Each with an estimate. */
  recipes: readonly Unserved[];
  /** Without one, as amounts are missing, too. */
  others: number;
  later: () => void;
};

/** Many recipes that do not say how many they serve: one answer for all of them, or for each. */
export function ServingsAnswer({ recipes, others, later }: Props) {
  const { t, code } = useText();
  const format = useFormat();
  const actions = useOwnActions();
  // Typed for one recipe: that is known, and wins. One number for all others is an estimate like ours.
  const [known, setKnown] = useState<ReadonlyMap<string, number | null>>(new Map());
  const [forAll, setForAll] = useState<number | null>(null);
  const [same, setSame] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const isKnown = ({ recipeId }: Unserved) => known.has(recipeId);
  const servingsOf = (one: Unserved) => (isKnown(one) ? (known.get(one.recipeId) ?? null) : (forAll ?? one.likely));
  const answered = recipes.filter((one) => servingsOf(one) !== null);
  async function take(chosen: readonly Unserved[]) {
    setShare(0);
    try {
      const answers = chosen.map((one) => ({
        recipeId: one.recipeId,
        servings: servingsOf(one),
        estimated: !isKnown(one),
      }));
      const { changed, ready } = await actions.answerServings(answers, setShare);
      tell(
        t('own:servingsDone', {
          count: changed.length,
          shown: format.number(changed.length),
          ready: format.number(ready.length),
        }),
        {
          label: t('common:undo'),
          run: () =>
            void actions
              .takeServingsBack(answers.filter(({ recipeId }) => changed.includes(recipeId)))
              .catch((error) => tellProblem(errorText(code, error))),
        },
      );
    } catch (error) {
      tellProblem(errorText(code, error));
    } finally {
      setShare(null);
    }
  }
  const setOne = (recipeId: string, servings: number | null) =>
    setKnown((before) => new Map(before).set(recipeId, servings === 0 ? null : servings));
  const fillAll = () => {
    setForAll(same);
    // A field that was emptied says nothing.
    setKnown((before) => new Map([...before].filter(([, servings]) => servings !== null)));
  };
  const many = (count: number) => ({ count, shown: format.number(count) });
  return (
    <section className={`surface ${classes.answer}`} aria-labelledby="servings-answer">
      <div className={classes.head}>
        <Title order={2} id="servings-answer">
          {t('own:servingsTitle', many(recipes.length))}
        </Title>
        <p>{t('own:servingsAbout')}</p>
        {others > 0 && <p className="dimmed">{t('own:servingsRest', many(others))}</p>}
      </div>
      {share !== null && (
        <div role="status" className={classes.taking}>
          <span className="numbers">{t('own:servingsTaking', { share: format.percent(share) })}</span>
          <Progress value={share * 100} size="lg" aria-label={t('own:servingsTitle', many(recipes.length))} />
        </div>
      )}
      <div className={classes.doings}>
        <Button
          leftSection={<IconCheck size={20} />}
          disabled={share !== null || answered.length === 0}
          onClick={() => void take(answered)}
        >
          {t('own:servingsTake', many(answered.length))}
        </Button>
        <form
          className={classes.same}
          onSubmit={(event) => {
            event.preventDefault();
            if (same !== null && same > 0) fillAll();
          }}
        >
          <NumberField
            label={t('own:servingsSame')}
            value={same}
            max={1000}
            change={setSame}
            className={classes.number}
          />
          <Button type="submit" variant="default" disabled={same === null || same === 0}>
            {t('own:servingsUse')}
          </Button>
        </form>
        <Button variant="subtle" onClick={later}>
          {t('own:servingsLater')}
        </Button>
      </div>
      <ul className={`plain-list ${classes.rows}`}>
        {(all ? recipes : recipes.slice(0, SHOWN_FIRST)).map((one) => (
          <Row
            key={one.recipeId}
            one={one}
            servings={servingsOf(one)}
            estimated={!isKnown(one)}
            busy={share !== null}
            change={(servings) => setOne(one.recipeId, servings)}
            take={() => void take([one])}
          />
        ))}
      </ul>
      {!all && recipes.length > SHOWN_FIRST && (
        <Button variant="default" leftSection={<IconChevronDown size={20} />} onClick={() => setAll(true)}>
          {t('own:servingsMore', many(recipes.length - SHOWN_FIRST))}
        </Button>
      )}
    </section>
  );
}

type RowProps = {
  one: Unserved;
  servings: number | null;
  /** Nobody has typed it. */
  estimated: boolean;
  busy: boolean;
  change: (servings: number | null) => void;
  take: () => void;
};

function Row({ one, servings, estimated, busy, change, take }: RowProps) {
  const { t } = useText();
  const format = useFormat();
  const { recipeId, title, yieldText, kcal, otherQuestions } = one;
  const each = kcal === null || servings === null ? null : format.nutrient('kcal', kcal / servings);
  const about = [
    ...(yieldText === null ? [] : [t('own:servingsSays', { words: yieldText })]),
    t('own:servingsWhole', { kcal: format.nutrient('kcal', kcal) }),
    ...(otherQuestions > 0 ? [t('own:servingsOthers', { count: otherQuestions })] : []),
  ];
  return (
    <li className={classes.row}>
      <span className={classes.what}>
        <Link to="/recipes/$recipeId/edit" params={{ recipeId }} className={classes.title}>
          {title}
        </Link>
        <span className="dimmed numbers">{about.join(' · ')}</span>
      </span>
      <span className={classes.guess}>
        <NumberField
          aria-label={t('own:servingsFor', { title })}
          value={servings}
          max={1000}
          change={change}
          className={classes.number}
          data-estimated={estimated || undefined}
        />
        <span className="dimmed numbers">{each === null ? '' : t('own:servingsEach', { kcal: each })}</span>
      </span>
      <IconButton
        framed
        label={t('own:servingsTakeOne', { title })}
        disabled={busy || servings === null}
        onClick={take}
      >
        <IconCheck size={20} />
      </IconButton>
    </li>
  );
}
