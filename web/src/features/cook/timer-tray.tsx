import { ActionIcon, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAlarm,
  IconBellRinging,
  IconChevronDown,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { byUrgency, clockText, isOver, remainingMs, type Timer } from '../../ui/cooking/timer.rules.ts';
import {
  lengthenTimer,
  pauseTimer,
  removeTimer,
  resumeTimer,
  sayBell,
  useNow,
  useTimers,
} from '../../ui/cooking/timers.ts';
import classes from './timer-tray.module.css';

/** All timers of this browser, on every page: the most urgent one, and the others on request. */
export function TimerTray({ inline = false }: { inline?: boolean }) {
  const { t } = useText();
  const timers = useTimers();
  const now = useNow(timers.some(({ endsAt, rung }) => endsAt !== null && !rung));
  const [open, { toggle }] = useDisclosure(false);
  useEffect(() => sayBell(({ name }) => t('cook:bell', { name })), [t]);
  const sorted = byUrgency(timers, now);
  const over = sorted.filter((timer) => isOver(timer, now));
  const [first] = sorted;
  // Who must act sees it without a press.
  const shown = open ? sorted : over;
  return (
    <>
      <div role="alert" className={classes.heard}>
        {over.map(({ id, name }) => (
          <span key={id}>{t('cook:bell', { name })} </span>
        ))}
      </div>
      {first !== undefined && (
        <section className={`${classes.tray} ${inline ? classes.inline : ''}`} aria-label={t('cook:timers')}>
          {shown.length > 0 && (
            <ul className={`plain-list ${classes.list}`}>
              {shown.map((timer) => (
                <Row key={timer.id} timer={timer} now={now} />
              ))}
            </ul>
          )}
          {(open || over.length < timers.length) && (
            <button
              type="button"
              className={classes.pill}
              aria-expanded={open}
              aria-label={t(open ? 'cook:hideTimers' : 'cook:showTimers')}
              onClick={toggle}
            >
              <IconAlarm size={22} stroke={1.8} aria-hidden="true" />
              {open ? (
                <span>{t('cook:timersCount', { count: timers.length })}</span>
              ) : (
                <Glance timers={sorted.filter((timer) => !isOver(timer, now))} now={now} />
              )}
              <IconChevronDown size={18} aria-hidden="true" className={classes.chevron} />
            </button>
          )}
        </section>
      )}
    </>
  );
}

/** The next one to ring, and how many others there are. */
function Glance({ timers, now }: { timers: readonly Timer[]; now: number }) {
  const [first] = timers;
  if (first === undefined) return null;
  return (
    <>
      <span className={classes.glance} lang="en">
        {first.name}
      </span>
      <strong className="numbers">{clockText(remainingMs(first, now))}</strong>
      {timers.length > 1 && <span className={`${classes.others} numbers`}>+{timers.length - 1}</span>}
    </>
  );
}

function Row({ timer, now }: { timer: Timer; now: number }) {
  const { t } = useText();
  const { id, name, dish, recipeId, step, endsAt } = timer;
  const over = isOver(timer, now);
  const left = clockText(remainingMs(timer, now));
  return (
    <li className={classes.row} data-over={over || undefined}>
      <Link
        to="/recipes/$recipeId/cook"
        params={{ recipeId }}
        search={{ step }}
        className={classes.words}
        aria-label={t('cook:toStep', { step, dish })}
      >
        <span className={classes.name} lang="en">
          {name}
        </span>
        <span className={classes.dish} lang="en">
          {dish}
        </span>
      </Link>
      <span className={`${classes.left} numbers`} role="timer">
        {over ? (
          <>
            <IconBellRinging size={20} aria-hidden="true" /> {t('cook:over')}
          </>
        ) : (
          left
        )}
        {!over && endsAt === null && <span className={classes.dish}>{t('cook:paused')}</span>}
      </span>
      <span className={classes.doings}>
        <Button
          variant="subtle"
          size="sm"
          px={8}
          aria-label={t('cook:addMinute', { name })}
          onClick={() => lengthenTimer(id, 60)}
        >
          {t('cook:minuteMore')}
        </Button>
        {over ? (
          <Button size="sm" aria-label={t('cook:stopTimer', { name })} onClick={() => removeTimer(id)}>
            {t('common:done')}
          </Button>
        ) : (
          <>
            <ActionIcon
              size={44}
              variant="subtle"
              radius="xl"
              aria-label={t(endsAt === null ? 'cook:resumeTimer' : 'cook:pauseTimer', { name, left })}
              onClick={() => (endsAt === null ? resumeTimer(id) : pauseTimer(id))}
            >
              {endsAt === null ? <IconPlayerPlay size={20} /> : <IconPlayerPause size={20} />}
            </ActionIcon>
            <ActionIcon
              size={44}
              variant="subtle"
              color="gray"
              radius="xl"
              aria-label={t('cook:removeTimer', { name })}
              onClick={() => removeTimer(id)}
            >
              <IconX size={20} />
            </ActionIcon>
          </>
        )}
      </span>
    </li>
  );
}
