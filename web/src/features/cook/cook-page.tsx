import { ActionIcon, Skeleton, Title } from '@mantine/core';
import { IconDeviceDesktop, IconMicrophone, IconMicrophoneOff, IconX } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useUser } from '../../api/session.ts';
import { useRecipe } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useCooking } from '../../ui/cooking/cooking.ts';
import { timerOf } from '../../ui/cooking/step-text.tsx';
import { startTimer, useTimers } from '../../ui/cooking/timers.ts';
import type { Units } from '../../ui/format/amounts.ts';
import { useFormatIn } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { useTitle } from '../../ui/page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import classes from './cook.module.css';
import { FinishView } from './finish-view.tsx';
import { ReadyView } from './ready-view.tsx';
import { StepView } from './step-view.tsx';
import { TimerTray } from './timer-tray.tsx';
import { TurnBar } from './turn-bar.tsx';
import { useTurning } from './use-turning.ts';
import { speak, useVoice } from './use-voice.ts';
import { useWakeLock } from './use-wake-lock.ts';

const route = getRouteApi('/member/recipes/$recipeId/cook');

/** Cooking from a screen on the counter: one step at a time, in big type, with wet hands. */
export function CookPage() {
  const { recipeId } = route.useParams();
  return <Cooking key={recipeId} recipeId={recipeId} />;
}

function Cooking({ recipeId }: { recipeId: string }) {
  const { t, locale } = useText();
  const user = useUser();
  const query = useRecipe(recipeId);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const cooking = useCooking(recipeId);
  const timers = useTimers();
  const awake = useWakeLock();
  const recipe = query.data;
  const count = recipe?.steps.length ?? 0;
  // 0: everything is put out. Then the steps. The last screen is the meal on the table.
  const step = Math.min(search.step ?? 0, count + 1);
  const units: Units = search.units ?? user.units;
  const format = useFormatIn(units);
  const stage = useRef<HTMLElement>(null);
  useTitle(recipe === undefined ? t('cook:start') : `${t('cook:start')}: ${recipe.title}`);
  const change = (part: { step?: number; servings?: number; units?: Units }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const turnTo = (next: number) => {
    if (recipe === undefined || next < 0 || next > count + 1) return;
    change({ step: next });
    cooking.change({ step: next > count ? 0 : next });
  };
  const turn = { next: () => turnTo(step + 1), back: () => turnTo(step - 1) };
  const swipe = useTurning(turn);
  const spoken = () => {
    const spans = recipe?.steps[step - 1] ?? [];
    const words = spans.map((span) =>
      span.kind === 'text'
        ? span.text
        : span.kind === 'temperature'
          ? format.temperature(span.celsius)
          : format.seconds(span.seconds),
    );
    speak(words.join(''));
  };
  const voice = useVoice(
    locale,
    (command) => {
      if (command === 'next') turn.next();
      else if (command === 'back') turn.back();
      else if (command === 'repeat') spoken();
      else if (recipe !== undefined) {
        const waiting = (recipe.steps[step - 1] ?? [])
          .flatMap((span, at) => (span.kind === 'timer' ? [timerOf(recipe, step, at)] : []))
          .find(({ id }) => !timers.some((timer) => timer.id === id));
        if (waiting !== undefined) startTimer({ ...waiting, name: waiting.name || t('cook:step', { step }) });
      }
    },
    () => tellProblem(t('cook:voiceRefused')),
  );
  // The new step is what is read next, and what the keys turn.
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (recipe === undefined) return;
    if (shown.current !== step) stage.current?.focus({ preventScroll: true });
    if (shown.current !== null && shown.current !== step) window.scrollTo({ top: 0 });
    shown.current = step;
  }, [step, recipe]);

  if (query.isError && recipe === undefined) {
    return (
      <main>
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      </main>
    );
  }
  const servings = search.servings ?? recipe?.servings ?? 1;
  const settings = { servings: search.servings, units: search.units };
  const label = step === 0 ? t('cook:ready') : step > count ? t('cook:finished') : t('cook:stepOf', { step, count });
  return (
    <div className={classes.cook}>
      <header className={classes.top}>
        <div className={classes.row}>
          <ActionIcon
            renderRoot={(props) => <Link {...props} to="/recipes/$recipeId" params={{ recipeId }} search={settings} />}
            variant="subtle"
            color="gray"
            size={44}
            radius="xl"
            aria-label={t('cook:leave')}
          >
            <IconX size={24} />
          </ActionIcon>
          <div className={classes.dish}>
            <Title order={1} size="h4" lineClamp={1} lang="en">
              {recipe?.title ?? ''}
            </Title>
            <span className={classes.about}>
              {format.count(servings)} {t('common:servings', { count: servings <= 1 ? 1 : 2 })}
              {awake && (
                <span className={classes.awake}>
                  <IconDeviceDesktop size={16} aria-hidden="true" />
                  <span className={classes.awakeWords}>{t('cook:screenOn')}</span>
                </span>
              )}
            </span>
          </div>
          {voice.offered && (
            <IconButton label={t('cook:voice')} aria-pressed={voice.on} framed round onClick={voice.toggle}>
              {voice.on ? <IconMicrophone size={22} /> : <IconMicrophoneOff size={22} />}
            </IconButton>
          )}
          <TimerTray inline />
        </div>
        <div
          className={classes.progress}
          role="progressbar"
          aria-label={t('cook:progress')}
          aria-valuemin={0}
          aria-valuemax={count + 1}
          aria-valuenow={step}
          aria-valuetext={label}
        >
          {Array.from({ length: count + 1 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place.
            <span key={index} data-done={index < step || undefined} />
          ))}
        </div>
        {voice.on && (
          <p className={classes.voice} role="status">
            {t('cook:voiceOn')}
          </p>
        )}
      </header>
      <main id="main" ref={stage} tabIndex={-1} className={classes.stage} aria-label={label} {...swipe}>
        {recipe === undefined ? (
          <div className={classes.step} role="status" aria-label={t('common:loading')}>
            <Skeleton height={360} radius="lg" />
          </div>
        ) : step === 0 ? (
          <ReadyView
            recipe={recipe}
            servings={servings}
            format={format}
            changeServings={(next) => change({ servings: next })}
            changeUnits={(next) => change({ units: next })}
          />
        ) : step > count ? (
          <FinishView recipe={recipe} again={() => turnTo(0)} settings={settings} />
        ) : (
          <StepView key={step} recipe={recipe} step={step} factor={servings / recipe.servings} format={format} />
        )}
      </main>
      {recipe !== undefined && <TurnBar step={step} count={count} turn={turn} />}
    </div>
  );
}
