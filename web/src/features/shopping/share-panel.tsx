import { Button, CopyButton, TextInput, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconLink, IconLinkOff, IconShare2 } from '@tabler/icons-react';
import { useState } from 'react';
import { type ShareMode, useEndShare, useShare, useShares } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell } from '../../ui/layers/notify.tsx';
import { ErrorState, FormError } from '../../ui/states.tsx';
import classes from './shopping.module.css';

/** Links to this list for people without an account. A link is told once: the server keeps only its fingerprint. */
export function SharePanel({ listId }: { listId: string }) {
  const { t } = useText();
  const shares = useShares(listId);
  if (shares.isError && shares.data === undefined) {
    return <ErrorState error={shares.error} retry={() => void shares.refetch()} />;
  }
  return (
    <div className={classes.form}>
      <p className={classes.text}>{t('shopping:shareAbout')}</p>
      {(['edit', 'view'] as const).map((mode) => (
        <LinkOf
          key={mode}
          listId={listId}
          mode={mode}
          until={shares.data?.find((share) => share.mode === mode)?.expiresAt ?? null}
        />
      ))}
    </div>
  );
}

function LinkOf({ listId, mode, until }: { listId: string; mode: ShareMode; until: string | null }) {
  const { t } = useText();
  const format = useFormat();
  const share = useShare(listId);
  const end = useEndShare(listId);
  const [link, setLink] = useState<string | null>(null);
  const title = t(mode === 'edit' ? 'shopping:linkEdit' : 'shopping:linkView');
  const make = () =>
    share.mutate(mode, { onSuccess: ({ path }) => setLink(new URL(path, window.location.origin).href) });
  const stop = () =>
    end.mutate(mode, {
      onSuccess: () => {
        setLink(null);
        tell(t('shopping:linkEnded'));
      },
    });
  return (
    <section className={classes.link} aria-label={title}>
      <Title order={3} size="h4">
        {title}
      </Title>
      <p className={classes.text}>
        {until === null
          ? t(mode === 'edit' ? 'shopping:linkEditAbout' : 'shopping:linkViewAbout')
          : t('shopping:linkUntil', { day: format.dayMonth(until.slice(0, 10)) })}
      </p>
      <FormError error={share.error ?? end.error} />
      {link !== null && <LinkText link={link} />}
      {link === null && until !== null && <p className={classes.text}>{t('shopping:linkOnce')}</p>}
      <div className={classes.doings}>
        {link === null && (
          <Button
            variant={until === null ? 'filled' : 'default'}
            loading={share.isPending}
            leftSection={<IconLink size={20} />}
            onClick={make}
          >
            {t(until === null ? 'shopping:linkMake' : 'shopping:linkAgain')}
          </Button>
        )}
        {until !== null && (
          <Button
            variant="subtle"
            color="tomato"
            loading={end.isPending}
            leftSection={<IconLinkOff size={20} />}
            onClick={stop}
          >
            {t('shopping:linkEnd')}
          </Button>
        )}
      </div>
    </section>
  );
}

function LinkText({ link }: { link: string }) {
  const { t } = useText();
  const title = t('shopping:title');
  return (
    <>
      <TextInput
        readOnly
        value={link}
        aria-label={t('shopping:link')}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={classes.doings}>
        <CopyButton value={link} timeout={3000}>
          {({ copied, copy }) => (
            <Button leftSection={copied ? <IconCheck size={20} /> : <IconCopy size={20} />} onClick={copy}>
              {t(copied ? 'shopping:linkCopied' : 'shopping:linkCopy')}
            </Button>
          )}
        </CopyButton>
        {typeof navigator.share === 'function' && (
          <Button
            variant="default"
            leftSection={<IconShare2 size={20} />}
            // Closing the sheet of the system without a choice is no mistake.
            onClick={() => void navigator.share({ title, url: link }).catch(() => undefined)}
          >
            {t('shopping:linkSend')}
          </Button>
        )}
      </div>
    </>
  );
}
