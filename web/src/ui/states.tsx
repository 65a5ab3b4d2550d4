import { Alert, Button, Title } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { codeOf } from '../api/errors.ts';
import { type CodeText, useText } from '../i18n/use-text.ts';
import classes from './states.module.css';

export const errorText = (code: CodeText, error: unknown): string => code('error', codeOf(error));

/** Something could not be shown: what happened, and a way on. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, code } = useText();
  const offline = codeOf(error) === 'OFFLINE';
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon}>{offline ? <IconCloudOff size={34} /> : <IconAlertTriangle size={34} />}</span>
      <p className={classes.text}>{errorText(code, error)}</p>
      {retry !== undefined && (
        <Button variant="default" onClick={retry}>
          {t('common:tryAgain')}
        </Button>
      )}
    </div>
  );
}

/** Nothing here yet: why, and the one thing to do about it. */
export function EmptyState({
  icon,
  title,
  text,
  children,
  order = 2,
}: {
  icon: ReactNode;
  title: string;
  /** 1 where nothing else on the page is a heading. */
  order?: 1 | 2;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className={classes.state}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <Title order={order} size="h3">
        {title}
      </Title>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children !== undefined && <div className={classes.doings}>{children}</div>}
    </div>
  );
}

/** The message of a failed form, read out when it appears. */
export function FormError({ error }: { error: unknown }) {
  const { code } = useText();
  if (error === null || error === undefined) return null;
  return (
    <Alert color="tomato" role="alert" icon={<IconAlertTriangle />}>
      {errorText(code, error)}
    </Alert>
  );
}
