import { IconBellRinging, IconClock, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import type { Format } from '../format/format.ts';
import { clockText, isOver, type NewTimer, remainingMs } from './timer.rules.ts';
import classes from './timer-mark.module.css';
import { pauseTimer, removeTimer, resumeTimer, startTimer, useNow, useTimers } from './timers.ts';

/** A time within a step: press to start, to pause, to go on, and to stop the bell. */
export function TimerMark({ timer, format }: { timer: NewTimer; format: Format }) {
  const { t } = useText();
  const running = useTimers().find(({ id }) => id === timer.id);
  const now = useNow(running !== undefined && running.endsAt !== null && !running.rung);
  const name = timer.name === '' ? t('cook:step', { step: timer.step }) : timer.name;
  const length = format.seconds(timer.seconds);
  if (running === undefined) {
    return (
      <button
        type="button"
        className={`${classes.mark} numbers`}
        aria-label={t('cook:startTimer', { name, length })}
        onClick={() => startTimer({ ...timer, name })}
      >
        <IconClock size="1em" aria-hidden="true" />
        {length}
      </button>
    );
  }
  const over = isOver(running, now);
  const left = clockText(remainingMs(running, now));
  const still = running.endsAt === null;
  const label = over ? 'cook:stopTimer' : still ? 'cook:resumeTimer' : 'cook:pauseTimer';
  const press = over ? removeTimer : still ? resumeTimer : pauseTimer;
  const Icon = over ? IconBellRinging : still ? IconPlayerPlay : IconPlayerPause;
  return (
    <button
      type="button"
      className={`${classes.mark} numbers`}
      data-state={over ? 'over' : still ? 'paused' : 'running'}
      aria-label={t(label, { name, left })}
      onClick={() => press(timer.id)}
    >
      <Icon size="1em" aria-hidden="true" />
      {over ? t('cook:over') : left}
    </button>
  );
}
