import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Targets } from '@mealwright/nutrition/targets';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { useRangeText } from '../../ui/numbers/nutrient-bar.tsx';
import { Section } from '../../ui/page.tsx';
import classes from './targets.module.css';

/** Reference intakes of this person, folded away: good to know, not a demand on each day. */
export function ReferenceTable({ reference }: { reference: Targets }) {
  const { t } = useText();
  const format = useFormat();
  const rangeText = useRangeText();
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Section
      title={t('targets:reference')}
      about={t('targets:referenceAbout')}
      aside={
        <Button variant="subtle" aria-expanded={opened} onClick={toggle}>
          {t(opened ? 'targets:referenceHide' : 'targets:referenceShow')}
        </Button>
      }
    >
      <dl hidden={!opened} className={classes.reference}>
        {Object.entries(reference).map(([nutrient, range]) => (
          <div key={nutrient} className={classes.referenceRow}>
            <dt>{format.nutrientName(nutrient)}</dt>
            <dd className="numbers">{rangeText(nutrient, range)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
