import { Button } from '@mantine/core';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './targets.module.css';

type Tell = { onSuccess: () => void; onError: (error: unknown) => void };

/** Comes up when something was changed and stays in reach until it is saved or discarded. */
export function SaveBar({
  dirty,
  valid,
  busy,
  save,
  discard,
}: {
  dirty: boolean;
  valid: boolean;
  busy: boolean;
  save: (tell: Tell) => void;
  discard: () => void;
}) {
  const { t, code } = useText();
  const navigate = useNavigate();
  // Closing the window asks; inside the app the bar is warning enough.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: dirty });
  if (!dirty) return null;
  return (
    <section className={classes.saveBar} aria-label={t('targets:unsaved')}>
      <span>{t('targets:unsaved')}</span>
      <span className={classes.saveDoings}>
        <Button variant="subtle" onClick={discard}>
          {t('targets:discard')}
        </Button>
        <Button
          disabled={!valid}
          loading={busy}
          onClick={() =>
            save({
              onSuccess: () =>
                tell(t('targets:saved'), { label: t('targets:planAnew'), run: () => void navigate({ to: '/week' }) }),
              onError: (error) => tellProblem(errorText(code, error)),
            })
          }
        >
          {t('targets:save')}
        </Button>
      </span>
    </section>
  );
}
