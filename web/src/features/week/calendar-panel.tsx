import { Button, CopyButton, TextInput } from '@mantine/core';
import { type CalendarTimes, defaultTimes } from '@mealwright/contracts/calendar';
import { IconCalendarPlus, IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useCalendar, useChangeCalendar, useCloseCalendar, useOpenCalendar } from '../../api/use-calendar.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { ErrorState, errorText } from '../../ui/states.tsx';
import classes from './panel.module.css';

const slots = ['breakfast', 'lunch', 'dinner', 'snack'] as const;

/** The meals in one's own calendar: a secret address, and the times at which they stand there. */
export function CalendarPanel() {
  const { t, code } = useText();
  const format = useFormat();
  const feed = useCalendar();
  const open = useOpenCalendar();
  const change = useChangeCalendar();
  const close = useCloseCalendar();
  const [edited, setEdited] = useState<CalendarTimes | null>(null);
  if (feed.isError) return <ErrorState error={feed.error} retry={() => void feed.refetch()} />;
  if (!feed.isSuccess) return null;
  const { active, since } = feed.data;
  const times = edited ?? feed.data.times;
  const failed = { onError: (error: unknown) => tellProblem(errorText(code, error)) };
  const address = active && open.data !== undefined ? new URL(open.data.path, location.origin).href : null;
  const save = () =>
    change.mutate(times, {
      ...failed,
      onSuccess: () => {
        setEdited(null);
        tell(t('week:calendarSaved'));
      },
    });
  return (
    <div className={classes.panel}>
      <p className={classes.intro}>{t('week:calendarAbout')}</p>
      {address !== null && <Address address={address} />}
      {active && address === null && since !== null && (
        <p className={`${classes.intro} dimmed`}>
          {t('week:calendarSince', { day: format.dayMonth(since.slice(0, 10)) })}
        </p>
      )}
      <Button
        variant={active ? 'default' : 'filled'}
        loading={open.isPending}
        leftSection={<IconCalendarPlus size={20} />}
        onClick={() => open.mutate(times, { ...failed, onSuccess: () => setEdited(null) })}
      >
        {t(active ? 'week:calendarAnew' : 'week:calendarOpen')}
      </Button>
      {active && (
        <Button
          variant="subtle"
          color="tomato"
          loading={close.isPending}
          onClick={() => {
            open.reset();
            close.mutate(undefined, { ...failed, onSuccess: () => tell(t('week:calendarClosed')) });
          }}
        >
          {t('week:calendarClose')}
        </Button>
      )}
      <section className={classes.part} aria-label={t('week:calendarTimes')}>
        <h3 className={classes.heading}>{t('week:calendarTimes')}</h3>
        <p className={`${classes.intro} dimmed`}>
          {t('week:calendarNoTime')} {t('week:calendarOwnTimes')}
        </p>
        <div className={classes.two}>
          {slots.map((slot) => (
            <TextInput
              key={slot}
              type="time"
              label={code('slot', slot)}
              value={times[slot] ?? ''}
              onChange={(event) => setEdited({ ...times, [slot]: clockOf(event.currentTarget.value) })}
            />
          ))}
        </div>
        {active && (
          <Button variant="default" disabled={edited === null} loading={change.isPending} onClick={save}>
            {t('common:save')}
          </Button>
        )}
        {JSON.stringify(times) !== JSON.stringify(defaultTimes) && (
          <Button variant="subtle" onClick={() => setEdited(defaultTimes)}>
            {t('week:calendarUsual')}
          </Button>
        )}
      </section>
    </div>
  );
}

const clockOf = (typed: string): string | null => (/^\d\d:\d\d/.test(typed) ? typed.slice(0, 5) : null);

/** Told this once: it is kept as a fingerprint only. */
function Address({ address }: { address: string }) {
  const { t } = useText();
  return (
    <div className={classes.address} role="status">
      <p className={classes.intro}>{t('week:calendarOnce')}</p>
      <TextInput
        label={t('week:calendarAddress')}
        readOnly
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button leftSection={copied ? <IconCheck size={20} /> : <IconCopy size={20} />} onClick={copy}>
            {t(copied ? 'week:calendarCopied' : 'week:calendarCopy')}
          </Button>
        )}
      </CopyButton>
      <Button variant="subtle" component="a" href={address.replace(/^https?:/, 'webcal:')}>
        {t('week:calendarSubscribe')}
      </Button>
    </div>
  );
}
