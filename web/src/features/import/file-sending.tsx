import { Button, Progress } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import classes from './import.module.css';

/** A file on its way. `cut`: it did not arrive whole. */
export type Sending = { file: File; share: number; cut: boolean };

/** How far a file is; where the connection broke, that nothing of it was taken, and the way on. */
export function FileSending({ file, share, cut, again }: Sending & { again: () => void }) {
  const { t } = useText();
  const format = useFormat();
  if (!cut)
    return (
      <div className={classes.sending} role="status">
        <span className="numbers">{t('own:fileSending', { name: file.name, share: format.percent(share) })}</span>
        <Progress value={share * 100} size="lg" aria-label={t('own:file')} />
      </div>
    );
  return (
    <div className={classes.sending} role="alert">
      <p className={classes.cut}>
        <IconCloudOff size={24} className="warn" aria-hidden="true" />
        <span>{t('own:fileCut', { name: file.name })}</span>
      </p>
      <Button leftSection={<IconRefresh size={20} />} onClick={again}>
        {t('own:fileAgain')}
      </Button>
    </div>
  );
}
