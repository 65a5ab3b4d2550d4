import { Button, Loader, Title } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { type HandedPage, handedPage } from './bookmarklet.ts';
import classes from './import.module.css';

const WAIT_MS = 5000;

/** The page that the window which opened this one has before it; null when nothing came. */
export function useHandedPage(wanted: boolean): { page: HandedPage | null; waiting: boolean } {
  const [page, setPage] = useState<HandedPage | null>(null);
  const [waiting, setWaiting] = useState(wanted);
  useEffect(() => {
    if (!wanted) return;
    const opener = window.opener as Window | null;
    const hear = (event: MessageEvent) => {
      if (opener === null || event.source !== opener) return;
      const handed = handedPage(event);
      if (handed === null) return;
      setPage(handed);
      setWaiting(false);
    };
    window.addEventListener('message', hear);
    // Says nothing but that it is there: whoever opened it may know that.
    opener?.postMessage('mealwright:ready', '*');
    const timer = setTimeout(() => setWaiting(false), opener === null ? 0 : WAIT_MS);
    return () => {
      window.removeEventListener('message', hear);
      clearTimeout(timer);
    };
  }, [wanted]);
  return { page, waiting };
}

/** Nothing is read before somebody here says so: any site could open this window. */
export function HandedOver({
  page,
  waiting,
  busy,
  read,
}: {
  page: HandedPage | null;
  waiting: boolean;
  busy: boolean;
  read: (page: HandedPage) => void;
}) {
  const { t } = useText();
  if (page === null)
    return (
      <section className={`surface ${classes.result}`} aria-busy={waiting} role="status">
        {waiting ? (
          <>
            <Loader aria-hidden="true" />
            <p>{t('library:pageComes')}</p>
          </>
        ) : (
          <p>{t('library:pageMissing')}</p>
        )}
      </section>
    );
  return (
    <section className={`surface ${classes.result}`} aria-label={t('own:importTitle')}>
      <Title order={2}>{t('library:pageHere', { host: page.host })}</Title>
      <p className={`dimmed ${classes.address}`}>{page.url}</p>
      <Button
        size="md"
        className={classes.go}
        loading={busy}
        leftSection={<IconFileImport size={20} />}
        onClick={() => read(page)}
        data-autofocus
      >
        {t('own:read')}
      </Button>
    </section>
  );
}
