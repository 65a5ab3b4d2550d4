import { Button } from '@mantine/core';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconNote, IconToolsKitchen2, IconTrash } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { type LogEntry, logActions, useRecipeLog } from '../../api/use-cooking-log.ts';
import { useText } from '../../i18n/use-text.ts';
import { StarsShown } from '../../ui/fields/star-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { later } from '../../ui/later.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { Section } from '../../ui/page.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './recipe.module.css';

const MadeForm = later(() => import('../../ui/library/made-form.tsx'), 'MadeForm');

/** The days on which the household made it, with what it found. */
export function MadeIt({ recipe }: { recipe: Recipe }) {
  const { t, code } = useText();
  const { recipeId } = recipe;
  const log = useRecipeLog(recipeId);
  const [writing, setWriting] = useState(false);
  const entries = log.data?.data ?? [];
  const made = log.data?.made ?? 0;
  const remove = ({ entryId, day, rating, text }: LogEntry) =>
    logActions.remove(recipeId, entryId).then(
      () =>
        tell(t('library:entryGone'), {
          label: t('common:undo'),
          run: () => void logActions.add(recipeId, { text, rating, ...(day === null ? {} : { madeOn: day }) }),
        }),
      (error) => tellProblem(errorText(code, error)),
    );
  return (
    <Section
      title={t('library:made')}
      about={made === 0 ? t('library:madeNever') : t('library:madeTimes', { count: made })}
      aside={
        writing ? undefined : (
          <Button variant="default" leftSection={<IconToolsKitchen2 size={20} />} onClick={() => setWriting(true)}>
            {t('library:iMadeIt')}
          </Button>
        )
      }
    >
      <Suspense>
        {writing && (
          <MadeForm
            recipeId={recipeId}
            done={() => {
              setWriting(false);
              tell(t('library:kept'));
            }}
            cancel={() => setWriting(false)}
          />
        )}
      </Suspense>
      {entries.length > 0 && (
        <ul className={`plain-list ${classes.log}`}>
          {entries.map((entry) => (
            <Entry key={entry.entryId} entry={entry} remove={() => void remove(entry)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Entry({ entry, remove }: { entry: LogEntry; remove: () => void }) {
  const { t } = useText();
  const format = useFormat();
  const { kind, day, rating, text, createdAt } = entry;
  const date = format.date(day ?? createdAt.slice(0, 10));
  return (
    <li>
      <span className={classes.logIcon} aria-hidden="true">
        {kind === 'made' ? <IconToolsKitchen2 size={18} /> : <IconNote size={18} />}
      </span>
      <span className={classes.logWords}>
        <span className={classes.logHead}>
          <strong className="numbers">{date}</strong>
          {rating !== null && <StarsShown value={rating} />}
        </span>
        {text !== '' && <span>{text}</span>}
      </span>
      <IconButton label={t('library:removeEntry', { day: date })} tip={false} onClick={remove}>
        <IconTrash size={18} stroke={1.7} />
      </IconButton>
    </li>
  );
}
