import { Button, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { type GoalForm, previewTargets } from '../../ui/goal/draft.ts';
import { TargetsPreview } from '../../ui/goal/targets-preview.tsx';
import { Sheet } from '../../ui/layers/sheet.tsx';
import { useIsPhone } from '../../ui/use-width.ts';
import classes from './onboarding.module.css';

type Shown = Parameters<typeof TargetsPreview>[0]['shown'];

// Until more is said: the reference intake of an average adult (Regulation (EU) 1169/2011, Annex XIII).
const average: Shown = {
  targets: { kcal: { target: 2000 }, proteinG: { min: 60 }, fibreG: { min: 25 }, sodiumMg: { max: 2300 } },
  reasons: (['kcal', 'proteinG', 'fibreG', 'sodiumMg'] as const).map((nutrient) => ({
    nutrient,
    code: 'default.average',
    params: {},
  })),
  energy: null,
};

/** The targets follow every answer: beside the questions on a desktop, as one line with a sheet on a phone. */
export function LivePreview({ goal, today }: { goal: GoalForm; today: string }) {
  const { t } = useText();
  const format = useFormat();
  const phone = useIsPhone();
  const [opened, setOpened] = useState(false);
  const computed = useMemo(() => previewTargets(goal, today), [goal, today]);
  const shown: Shown =
    computed === null
      ? average
      : { targets: computed.targets.monday, reasons: computed.reasons, energy: computed.energy };
  const body = (
    <>
      {computed === null && <p className={classes.note}>{t('onboarding:averageNote')}</p>}
      <TargetsPreview shown={shown} live={!phone} />
    </>
  );
  if (!phone) {
    return (
      <aside className={`surface ${classes.preview}`} aria-label={t('onboarding:yourDay')}>
        <Title order={2} size="h3">
          {t('onboarding:yourDay')}
        </Title>
        {body}
      </aside>
    );
  }
  const { kcal, proteinG } = shown.targets;
  return (
    <aside className={classes.strip} aria-label={t('onboarding:yourDay')}>
      <span className="numbers">
        <strong>{format.nutrient('kcal', kcal?.target ?? kcal?.min)}</strong>
        <br />
        {format.nutrientWords('proteinG', format.nutrient('proteinG', proteinG?.target ?? proteinG?.min))}
      </span>
      <Button variant="subtle" onClick={() => setOpened(true)}>
        {t('onboarding:seeTargets')}
      </Button>
      <Sheet opened={opened} close={() => setOpened(false)} title={t('onboarding:yourDay')}>
        {body}
      </Sheet>
    </aside>
  );
}
