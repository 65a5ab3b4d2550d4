import { Switch } from '@mantine/core';
import { type TextKey, useText } from '../i18n/use-text.ts';
import { Sheet } from '../ui/layers/sheet.tsx';
import classes from './palette.module.css';
import { useSingleKeys } from './use-single-keys.ts';

type Line = { keys: readonly string[]; label: TextKey };
const everywhere: readonly Line[] = [
  { keys: ['Ctrl', 'K'], label: 'palette:open' },
  { keys: ['?'], label: 'palette:help' },
  { keys: ['/'], label: 'recipes:search' },
  { keys: ['G', 'W'], label: 'common:week' },
  { keys: ['G', 'R'], label: 'common:recipes' },
  { keys: ['G', 'F'], label: 'recipes:favorites' },
  { keys: ['G', 'S'], label: 'common:shopping' },
  { keys: ['G', 'T'], label: 'common:targets' },
  { keys: ['G', 'A'], label: 'common:account' },
];
const there: readonly (Line & { where: TextKey })[] = [
  { where: 'common:week', keys: ['⇧', '←'], label: 'palette:lastWeek' },
  { where: 'common:week', keys: ['⇧', '→'], label: 'palette:nextWeek' },
  { where: 'cook:start', keys: ['→'], label: 'cook:next' },
  { where: 'cook:start', keys: ['←'], label: 'cook:back' },
];

/** Every key there is, and a way to turn the single ones off. */
export function KeyHelp({ close }: { close: () => void }) {
  const { t } = useText();
  const [single, setSingle] = useSingleKeys();
  const words = (key: string) => (key === 'Ctrl' ? t('palette:ctrl') : key);
  const line = ({ keys, label }: Line, where?: TextKey) => (
    <div key={keys.join(' ') + (where ?? '')} className={classes.line}>
      <dt>
        {where !== undefined && <span className="dimmed">{t(where)}: </span>}
        {t(label)}
      </dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key} className={classes.key}>
            {words(key)}
          </kbd>
        ))}
      </dd>
    </div>
  );
  return (
    <Sheet opened close={close} title={t('palette:help')}>
      <dl className={classes.lines}>
        {everywhere.map((one) => line(one))}
        {there.map((one) => line(one, one.where))}
      </dl>
      <Switch
        label={t('palette:single')}
        description={t('palette:singleText')}
        checked={single}
        onChange={(event) => setSingle(event.currentTarget.checked)}
        mt="md"
      />
    </Sheet>
  );
}
