import { Button, Progress, Title } from '@mantine/core';
import type { ImportJob } from '@mealwright/contracts/recipe-imports';
import { IconAlertTriangle, IconCalendarPlus, IconChecklist, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useImportJob } from '../../api/use-imports.ts';
import { usePreferences, useSavePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { ErrorState } from '../../ui/states.tsx';
import { FromOurs } from '../../ui/wishes/from-ours.tsx';
import classes from './import.module.css';

/** How far it is; then what came of it, and what to do now. */
export function ImportResult({ jobId, another }: { jobId: string; another: () => void }) {
  const { t } = useText();
  const job = useImportJob(jobId);
  if (job.isError && job.data === undefined) return <ErrorState error={job.error} retry={another} />;
  return (
    <section className={`surface ${classes.result}`} aria-label={t('own:importTitle')} aria-busy={!isOver(job.data)}>
      <div role="status" className={classes.said}>
        <Said job={job.data} />
      </div>
      {isOver(job.data) && (
        <Button variant={job.data?.status === 'failed' ? 'filled' : 'default'} onClick={another} className={classes.go}>
          {t('own:another')}
        </Button>
      )}
    </section>
  );
}

const isOver = (job: ImportJob | undefined) => job?.status === 'done' || job?.status === 'failed';

function Said({ job }: { job: ImportJob | undefined }) {
  const { t, code } = useText();
  const format = useFormat();
  if (job === undefined || job.status === 'queued' || job.status === 'running') {
    const { found = null, stored = 0, duplicates = 0, name = '' } = job?.report ?? {};
    return (
      <>
        <Title order={2}>{t('own:reading', { name: name === '' ? t('own:fromText') : name })}</Title>
        <Progress
          value={Math.max(3, (job?.progress ?? 0) * 100)}
          animated
          size="lg"
          aria-label={t('own:importTitle')}
        />
        <p className="dimmed numbers">
          {found === null
            ? t('own:waiting')
            : t('own:progress', { done: format.number(stored + duplicates), all: format.number(found) })}
        </p>
      </>
    );
  }
  if (job.status === 'failed') {
    return (
      <>
        <IconAlertTriangle size={44} stroke={1.5} className="warn" aria-hidden="true" />
        <Title order={2}>{t('own:failed')}</Title>
        <p>{code('error', job.error?.code ?? 'UNKNOWN')}</p>
      </>
    );
  }
  return <Done job={job} />;
}

function Done({ job }: { job: ImportJob }) {
  const { t } = useText();
  const format = useFormat();
  const { stored, duplicates, ready, lines, matchedLines, pictures, picturesLeft, skipped } = job.report;
  const many = (count: number) => ({ count, shown: format.number(count) });
  const open = stored - ready;
  const preferences = usePreferences();
  const save = useSavePreferences();
  return (
    <>
      <IconCircleCheck size={44} stroke={1.5} className="accent" aria-hidden="true" />
      <Title order={2} className="numbers">
        {stored === 0 ? t('own:nothingNew') : t('own:recipes', many(stored))}
        {lines > 0 && `, ${t('own:matched', { share: format.percent(matchedLines / lines) })}`}
      </Title>
      <ul className={`plain-list ${classes.facts} numbers`}>
        {ready > 0 && <li>{t('own:ready', many(ready))}</li>}
        {duplicates > 0 && <li className="dimmed">{t('own:duplicates', many(duplicates))}</li>}
        {pictures > 0 && <li>{t('own:photosKept', many(pictures))}</li>}
        {picturesLeft > 0 && <li className="dimmed">{t('own:pictures', many(picturesLeft))}</li>}
      </ul>
      <div className={classes.doings}>
        {open > 0 && (
          <Button component={Link} to="/recipes/review" leftSection={<IconChecklist size={20} />}>
            {t('own:lookAt', many(open))}
          </Button>
        )}
        <Button
          component={Link}
          to="/week"
          variant={open > 0 ? 'default' : 'filled'}
          leftSection={<IconCalendarPlus size={20} />}
        >
          {t('own:planWeek')}
        </Button>
        <Button
          renderRoot={(props) => <Link {...props} to="/recipes" search={{ sort: 'createdAt:desc' }} />}
          variant="default"
        >
          {t('own:seeRecipes')}
        </Button>
      </div>
      {ready > 0 && preferences.data !== undefined && (
        <FromOurs wishes={preferences.data} change={(change) => save.mutate(change)} />
      )}
      {skipped.length > 0 && (
        <details className={classes.skipped}>
          <summary>{t('own:skipped', many(skipped.length))}</summary>
          <ul>
            {skipped.slice(0, 100).map(({ where, why }) => (
              <li key={`${where} ${why}`}>
                {where !== '' && <strong>{where}: </strong>}
                <span lang="en">{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
