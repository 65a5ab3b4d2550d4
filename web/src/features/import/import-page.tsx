import { Button, FileButton, SegmentedControl, Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FileNews } from '../../api/send-file.ts';
import { type ImportSource, useBeginImport, useLastImports } from '../../api/use-imports.ts';
import { useText } from '../../i18n/use-text.ts';
import drop from '../../ui/drop.module.css';
import { FileSending } from '../../ui/file-sending.tsx';
import { tell } from '../../ui/layers/notify.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import { useDropped } from '../../ui/use-dropped.ts';
import { addressesIn, type HandedPage, looksLikeHtml, sharedOf } from './bookmarklet.ts';
import { HandedOver, useHandedPage } from './handed-over.tsx';
import classes from './import.module.css';
import { ImportResult } from './import-result.tsx';
import { OtherWays } from './other-ways.tsx';

const route = getRouteApi('/member/shell/recipes/import');
type Way = 'address' | 'text' | 'file';

/** Recipes from elsewhere. The import that is shown stands in the address: a reload finds it again. */
export function ImportPage() {
  const { t } = useText();
  const { job, from, ...shared } = route.useSearch();
  const { page, waiting } = useHandedPage(from === 'page' && job === undefined);
  const begin = useBeginImport();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const navigate = route.useNavigate();
  const show = (jobId: string | undefined) => void navigate({ search: jobId === undefined ? {} : { job: jobId } });
  const read = async ({ html, url }: HandedPage) => {
    setBusy(true);
    setError(null);
    try {
      show((await begin({ html, url })).jobId);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t('own:importTitle')} width="narrow">
      <p className={`dimmed ${classes.about}`}>{t('own:importAbout')}</p>
      {job === undefined ? (
        <div className={classes.stack}>
          {from === 'page' && <HandedOver page={page} waiting={waiting} busy={busy} read={(one) => void read(one)} />}
          <FormError error={error} />
          {page === null && !waiting && <Choose begun={show} shared={sharedOf(shared)} />}
          <OtherWays />
          <Last show={show} />
        </div>
      ) : (
        <ImportResult jobId={job} another={() => show(undefined)} />
      )}
    </Page>
  );
}

function Choose({ begun, shared }: { begun: (jobId: string) => void; shared: ReturnType<typeof sharedOf> }) {
  const { t } = useText();
  const begin = useBeginImport();
  const [way, setWay] = useState<Way>(shared !== null && 'text' in shared ? 'text' : 'address');
  const [address, setAddress] = useState(shared !== null && 'url' in shared ? shared.url : '');
  const [text, setText] = useState(shared !== null && 'text' in shared ? shared.text : '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState<(FileNews & { name: string }) | null>(null);
  const stopper = useRef<AbortController | null>(null);
  // Who leaves the page stops sending: nothing would tell how far it is.
  useEffect(() => () => stopper.current?.abort(), []);
  async function send(source: ImportSource) {
    setBusy(true);
    setError(null);
    const control = new AbortController();
    const { signal } = control;
    stopper.current = control;
    const told = (news: FileNews) => setSending('file' in source ? { ...news, name: source.file.name } : null);
    told({ share: 0, goOn: null });
    try {
      begun((await begin(source, { signal, told })).jobId);
    } catch (failure) {
      if (!signal.aborted) setError(failure);
    } finally {
      setSending(null);
      setBusy(false);
    }
  }
  /** Each is an import of its own; how they are stands below. */
  async function sendAll(addresses: readonly string[]) {
    setBusy(true);
    setError(null);
    let left = [...addresses];
    try {
      for (const url of addresses) {
        await begin({ url });
        left = left.slice(1);
      }
      tell(t('own:manyBegun', { count: addresses.length }));
    } catch (failure) {
      setError(failure);
    } finally {
      setAddress(left.join('\n'));
      setBusy(false);
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const several = addressesIn(address);
    if (way === 'address' && several !== null) void sendAll(several);
    else if (way === 'address' && address.trim() !== '') void send({ url: address.trim() });
    if (way === 'text' && text.trim() !== '') void send(looksLikeHtml(text) ? { html: text } : { text });
  };
  const dropped = useDropped((file) => void send({ file }));
  return (
    <section className={`surface ${classes.choose}`} aria-label={t('own:how')} {...dropped}>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('own:how')}
        value={way}
        onChange={(value) => setWay(value as Way)}
        data={[
          { value: 'address', label: t('own:fromAddress') },
          { value: 'text', label: t('own:fromText') },
          { value: 'file', label: t('own:fromFile') },
        ]}
      />
      <form className={classes.form} onSubmit={submit}>
        {way === 'address' && (
          <Textarea
            label={t('own:address')}
            description={t('own:addressAbout')}
            placeholder={t('own:addressExample')}
            inputMode="url"
            autoComplete="off"
            autosize
            minRows={1}
            maxRows={10}
            maxLength={20_000}
            size="md"
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
        )}
        {way === 'text' && (
          <Textarea
            label={t('own:text')}
            description={t('own:textAbout')}
            autosize
            minRows={8}
            maxRows={22}
            size="md"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {sending !== null && <FileSending {...sending} stop={() => stopper.current?.abort()} />}
        {way === 'file' && sending === null && (
          <div className={drop.drop}>
            <IconFileUpload size={40} stroke={1.4} className="accent" aria-hidden="true" />
            <FileButton
              onChange={(file) => file !== null && void send({ file })}
              inputProps={{ 'aria-label': t('own:file') }}
            >
              {(props) => (
                <Button {...props} loading={busy} size="md">
                  {t('own:chooseFile')}
                </Button>
              )}
            </FileButton>
            <span className="dimmed">{t('own:dropFile')}</span>
            <p className={classes.small}>{t('own:fileAbout')}</p>
            <p className={classes.small}>{t('own:programs')}</p>
          </div>
        )}
        {way !== 'file' && (
          <Button
            type="submit"
            size="md"
            loading={busy}
            className={classes.go}
            disabled={(way === 'address' ? address : text).trim() === ''}
          >
            {t('own:read')}
          </Button>
        )}
        <FormError error={error} />
      </form>
    </section>
  );
}

function Last({ show }: { show: (jobId: string) => void }) {
  const { t, code } = useText();
  const last = useLastImports();
  const jobs = last.data?.data ?? [];
  if (jobs.length === 0) return null;
  return (
    <Section title={t('own:last')}>
      <ul className={`plain-list ${classes.last}`}>
        {jobs.slice(0, 20).map(({ jobId, report, error, status }) => (
          <li key={jobId}>
            <button type="button" onClick={() => show(jobId)}>
              <strong>{report.name || t('own:fromText')}</strong>
              <span className="dimmed numbers">
                {error !== null
                  ? code('error', error.code)
                  : status === 'done'
                    ? t('own:recipes', { count: report.stored, shown: report.stored })
                    : t('own:waiting')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
