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
      <span className={classes.turn}>
        <Button
          variant="default"
          fullWidth
          h={60}
          fz="lg"
          leftSection={<IconArrowLeft size={22} />}
          disabled={step === 0}
          onClick={turn.back}
        >
          {t('cook:back')}
        </Button>
      </span>
      <span className={classes.hint}>{t('cook:hint')}</span>
      <span className={classes.turn}>
        <Button
          fullWidth
          h={60}
          fz="lg"
          rightSection={last ? <IconCheck size={22} /> : <IconArrowRight size={22} />}
          onClick={turn.next}
        >
          {t(step === 0 ? 'cook:begin' : last ? 'cook:finish' : 'cook:next')}
        </Button>
      </span>
    </nav>
  );
}
