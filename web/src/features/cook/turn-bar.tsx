import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCheck } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import classes from './cook.module.css';

/** Back and on: large, always in the same place. */
export function TurnBar({
  step,
  count,
  turn,
}: {
  step: number;
  count: number;
  turn: { next: () => void; back: () => void };
}) {
  const { t } = useText();
  if (step > count) return null;
  const last = step === count;
  return (
    <nav className={classes.bar} aria-label={t('cook:progress')}>
      <Button
        variant="default"
        className={classes.turn}
        leftSection={<IconArrowLeft size={22} className={classes.arrow} />}
        disabled={step === 0}
        onClick={turn.back}
      >
        {t('cook:back')}
      </Button>
      <span className={classes.hint}>{t('cook:hint')}</span>
      <Button
        className={classes.turn}
        rightSection={last ? <IconCheck size={22} /> : <IconArrowRight size={22} className={classes.arrow} />}
        onClick={turn.next}
      >
        {t(step === 0 ? 'cook:begin' : last ? 'cook:finish' : 'cook:next')}
      </Button>
    </nav>
  );
}
