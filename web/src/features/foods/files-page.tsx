import { Button, FileButton, Progress } from '@mantine/core';
import type { FoodImport } from '@mealwright/contracts/food-imports';
import { IconAlertTriangle, IconCircleCheck, IconFileUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FileNews } from '../../api/send-file.ts';
import { isUnderWay, sendFoods, useFoodImports, useReadWaiting } from '../../api/use-food-imports.ts';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import drop from '../../ui/drop.module.css';
import { FileSending } from '../../ui/file-sending.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState, FormError } from '../../ui/states.tsx';
import { useDropped } from '../../ui/use-dropped.ts';
import classes from './files.module.css';
import foods from './foods.module.css';
import { FoodsHeading } from './foods-heading.tsx';

/** Foods by the hundred thousand, from the files that their sources give out; for administrators. */
export function FoodFilesPage() {
  const { t } = useText();
  const imports = useFoodImports();
  return (
    <Page title={t('foods:files')} width="narrow" heading={<FoodsHeading name={t('foods:files')} />}>
      {imports.isError ? (
        <ErrorState error={imports.error} retry={() => void imports.refetch()} />
      ) : (
        <div className={classes.stack}>
          <Send />
          <Waiting files={imports.data?.waiting ?? []} />
          <Done list={imports.data?.data ?? []} />
        </div>
      )}
    </Page>
  );
}

const sources = [
  ['Open Food Facts', 'https://world.openfoodfacts.org/data', 'foods:filesOff'],
  ['USDA FoodData Central', 'https://fdc.nal.usda.gov/download-datasets', 'foods:filesFdc'],
] as const satisfies readonly (readonly [string, string, TextKey])[];

function Send() {
  const { t } = useText();
  const [sent, setSent] = useState<(FileNews & { name: string }) | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  // Who leaves the page stops sending: nothing would tell how far it is.
  useEffect(() => () => stop.current?.abort(), []);
  const send = async (file: File | null | undefined) => {
    if (file === null || file === undefined || sent !== null) return;
    const control = new AbortController();
    const { signal } = control;
    stop.current = control;
    const told = (news: FileNews) => setSent({ ...news, name: file.name });
    told({ share: 0, goOn: null });
    setError(null);
    try {
      await sendFoods(file, { signal, told });
    } catch (failure) {
      if (!signal.aborted) setError(failure);
    } finally {
      setSent(null);
    }
  };
  const dropped = useDropped((file) => void send(file));
  return (
    <Section title={t('foods:filesSend')} about={t('foods:filesAbout')}>
      <ul className={classes.sources}>
        {sources.map(([name, address, about]) => (
          <li key={name}>
            <a href={address} target="_blank" rel="noreferrer" className={foods.link}>
              {name}
            </a>
            : {t(about)}
          </li>
        ))}
      </ul>
      <div className={drop.drop} {...dropped}>
        {sent === null ? (
          <>
            <FileButton
              onChange={(file) => void send(file)}
              inputProps={{ 'aria-label': t('foods:filesChoose'), tabIndex: -1 }}
            >
              {(props) => (
                <Button {...props} size="md" leftSection={<IconFileUpload size={20} />}>
                  {t('foods:filesChoose')}
                </Button>
              )}
            </FileButton>
            <p className={classes.small}>{t('foods:filesDrop')}</p>
          </>
        ) : (
          <FileSending {...sent} stop={() => stop.current?.abort()} />
        )}
      </div>
      <FormError error={error} />
    </Section>
  );
}

/** Files that someone laid into the folder of the server, as for those too large for a browser. */
function Waiting({ files }: { files: readonly { name: string; bytes: number }[] }) {
  const { t } = useText();
  const format = useFormat();
  const read = useReadWaiting();
  if (files.length === 0) return null;
  return (
    <Section title={t('foods:filesWaiting')}>
      <ul className={`plain-list ${classes.list}`}>
        {files.map(({ name, bytes }) => (
          <li key={name} className={classes.row}>
            <span className={classes.name}>
              {name} <span className={`${classes.small} numbers`}>{format.bytes(bytes)}</span>
            </span>
            <Button
              variant="default"
              loading={read.isPending && read.variables === name}
              onClick={() => read.mutate(name)}
            >
              {t('foods:filesRead')}
            </Button>
          </li>
        ))}
      </ul>
      <FormError error={read.error} />
    </Section>
  );
}

function Done({ list }: { list: readonly FoodImport[] }) {
  const { t } = useText();
  if (list.length === 0) return null;
  return (
    <Section title={t('foods:filesLast')}>
      <ul className={`plain-list ${classes.list}`} aria-label={t('foods:filesLast')}>
        {list.map((one) => (
          <li key={one.importId} className={classes.import}>
            <One one={one} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const formats: Record<NonNullable<FoodImport['format']>, string> = {
  'openfoodfacts-csv': 'Open Food Facts, CSV',
  'openfoodfacts-jsonl': 'Open Food Facts, JSONL',
  'usda-json': 'FoodData Central, JSON',
  'usda-csv': 'FoodData Central, CSV',
};
const reasons: Record<string, TextKey> = {
  'no-id': 'foods:leftNoId',
  'no-name': 'foods:leftNoName',
  'no-figures': 'foods:leftNoFigures',
  'other-kind': 'foods:leftOtherKind',
  unreadable: 'foods:leftUnreadable',
};

function One({ one }: { one: FoodImport }) {
  const { t } = useText();
  const format = useFormat();
  const many = (count: number) => ({ count, shown: format.number(count) });
  const { file, status, progress, recordsRead, stored, marked, leftOut, problem } = one;
  return (
    <>
      <div className={classes.head}>
        {status === 'done' && <IconCircleCheck size={22} className="accent" aria-hidden="true" />}
        {status === 'failed' && <IconAlertTriangle size={22} className="warn" aria-hidden="true" />}
        <strong className={classes.name}>{file}</strong>
        {one.format !== null && <span className={classes.small}>{formats[one.format]}</span>}
      </div>
      <div role="status" className={classes.said}>
        {isUnderWay(one) && (
          <>
            <span className="numbers">
              {t(status === 'waiting' ? 'foods:filesSoon' : 'foods:filesReading', { share: format.percent(progress) })}
            </span>
            <Progress value={Math.max(2, progress * 100)} animated size="md" aria-label={file} />
          </>
        )}
        {status === 'failed' && (
          <span>
            {t('foods:filesFailed')} <span lang="en">{problem}</span>
          </span>
        )}
        {(recordsRead > 0 || stored > 0 || status === 'done') && (
          <span className="numbers">
            {t('foods:filesStored', many(stored))} {t('foods:filesOf', many(recordsRead))}
          </span>
        )}
        {marked > 0 && <span className="numbers">{t('foods:filesMarked', many(marked))}</span>}
      </div>
      {Object.keys(leftOut).length > 0 && (
        <details className={classes.left}>
          <summary>{t('foods:filesLeft', many(Object.values(leftOut).reduce((sum, count) => sum + count, 0)))}</summary>
          <ul>
            {Object.entries(leftOut).map(([why, count]) => (
              <li key={why} className="numbers">
                {t(reasons[why] ?? 'foods:leftUnreadable')}: {format.number(count)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
