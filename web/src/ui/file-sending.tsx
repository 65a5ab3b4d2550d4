import { Button, Progress } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useText } from '../i18n/use-text.ts';
import classes from './file-sending.module.css';
import { useFormat } from './format/format.ts';

type Props = {
  name: string;
  share: number;
  /** null: it is on its way. Else the connection is broken: it is tried again by itself, or at once by this. */
  goOn: (() => void) | null;
  stop: () => void;
};

/** A file on its way: how far it is; where the connection broke, that what has arrived stays, and how it goes on. */
export function FileSending({ name, share, goOn, stop }: Props) {
  const { t } = useText();
  const format = useFormat();
  const words = { name, share: format.percent(share) };
  return (
    <div className={classes.sending} role={goOn === null ? 'status' : 'alert'}>
      <p className={classes.said}>
        {goOn !== null && <IconCloudOff size={24} className="warn" aria-hidden="true" />}
        <span className="numbers">{goOn === null ? t('common:fileSending', words) : t('common:fileWaits', words)}</span>
      </p>
      <Progress value={share * 100} size="lg" aria-label={name} />
      <div className={classes.doings}>
        {goOn !== null && (
          <Button leftSection={<IconRefresh size={20} />} onClick={goOn}>
            {t('common:fileGoOn')}
          </Button>
        )}
        <Button variant="default" onClick={stop}>
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  );
}
