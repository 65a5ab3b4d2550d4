import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconCloudUp, IconSparkles } from '@tabler/icons-react';
import { useEffect } from 'react';
import { onRefused, useIsLost, useWaitingCount } from '../api/offline-outbox.ts';
import { useText } from '../i18n/use-text.ts';
import { tellProblem } from '../ui/layers/notify.tsx';
import { errorText } from '../ui/states.tsx';
import { useNewVersion } from './new-version.ts';
import classes from './offline-note.module.css';

/** Says what waits while there is no network, and offers a new version when there is one. */
export function OfflineNote() {
  const { t, code } = useText();
  const { online } = useNetwork();
  const lost = useIsLost();
  const count = useWaitingCount();
  const takeOver = useNewVersion();
  useEffect(
    () =>
      onRefused(({ error, action }) =>
        tellProblem(
          `${t(action.kind === 'add' ? 'shopping:notAdded' : 'shopping:notSaved')} ${errorText(code, error)}`,
        ),
      ),
    [t, code],
  );
  const offline = !online || lost;
  return (
    <div className={classes.place}>
      <div role="status">
        {offline && (
          <p className={classes.note}>
            {count > 0 ? <IconCloudUp size={20} aria-hidden="true" /> : <IconCloudOff size={20} aria-hidden="true" />}
            <span>{count > 0 ? t('offline:waiting', { count }) : t('offline:offline')}</span>
          </p>
        )}
      </div>
      {takeOver !== null && !offline && (
        <div className={classes.note} role="status">
          <IconSparkles size={20} aria-hidden="true" />
          <span>{t('offline:newVersion')}</span>
          <Button size="sm" variant="light" onClick={takeOver}>
            {t('offline:use')}
          </Button>
        </div>
      )}
    </div>
  );
}
