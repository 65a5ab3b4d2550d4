import { Badge, Button, Skeleton } from '@mantine/core';
import type { OpenSession } from '@mealwright/contracts/sessions';
import { IconDeviceDesktop, IconDeviceMobile, IconDevicesQuestion } from '@tabler/icons-react';
import { useEndSession, useSessions } from '../../api/use-sessions.ts';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { Section } from '../../ui/page.tsx';
import { ErrorState, errorText } from '../../ui/states.tsx';
import classes from './account.module.css';

const browserNames: Record<NonNullable<OpenSession['browser']>, string> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  opera: 'Opera',
  safari: 'Safari',
  samsung: 'Samsung Internet',
};
const systemNames: Record<NonNullable<OpenSession['system']>, string> = {
  android: 'Android',
  chromeos: 'ChromeOS',
  ios: 'iOS',
  linux: 'Linux',
  macos: 'macOS',
  windows: 'Windows',
};
const units: readonly [number, 'day' | 'hour' | 'minute'][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** Where this account is open, and a way to close it there. */
export function Sessions() {
  const { t, code } = useText();
  const sessions = useSessions();
  const end = useEndSession();
  const nameOf = ({ browser, system }: OpenSession) =>
    [browser === null ? null : browserNames[browser], system === null ? null : systemNames[system]]
      .filter(Boolean)
      .join(', ') || t('account:someDevice');
  const signOutThere = (session: OpenSession) =>
    end.mutate(session.sessionId, {
      onSuccess: () => tell(t('account:sessionEnded', { device: nameOf(session) })),
      onError: (error) => tellProblem(errorText(code, error)),
    });
  return (
    <Section title={t('account:sessions')} about={t('account:sessionsText')}>
      {sessions.isPending && <Skeleton height={72} />}
      {sessions.isError && <ErrorState error={sessions.error} retry={() => void sessions.refetch()} />}
      <ul className={`plain-list ${classes.sessions}`}>
        {sessions.data?.map((session) => (
          <li key={session.sessionId} className={classes.session}>
            <Picture system={session.system} />
            <div className={classes.device}>
              <strong>{nameOf(session)}</strong>
              <span className="dimmed">
                <Seen at={session.seenAt} label="account:lastSeen" />
              </span>
            </div>
            {session.current ? (
              <Badge variant="light" size="lg" tt="none" fw={600}>
                {t('account:thisDevice')}
              </Badge>
            ) : (
              <Button
                variant="default"
                size="sm"
                aria-label={t('account:signOutThere', { device: nameOf(session) })}
                onClick={() => signOutThere(session)}
              >
                {t('common:signOut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Picture({ system }: { system: OpenSession['system'] }) {
  const look = { size: 26, stroke: 1.5, className: 'accent', 'aria-hidden': true } as const;
  if (system === null) return <IconDevicesQuestion {...look} />;
  return system === 'ios' || system === 'android' ? <IconDeviceMobile {...look} /> : <IconDeviceDesktop {...look} />;
}

function Seen({ at, label }: { at: string; label: TextKey }) {
  const { t } = useText();
  const format = useFormat();
  const ago = Date.now() - Date.parse(at);
  const [size, unit] = units.find(([one]) => ago >= one) ?? [60_000, 'minute' as const];
  const words = new Intl.RelativeTimeFormat(format.tag, { numeric: 'auto' }).format(
    -Math.max(0, Math.floor(ago / size)),
    unit,
  );
  return <time dateTime={at}>{t(label, { when: words })}</time>;
}
