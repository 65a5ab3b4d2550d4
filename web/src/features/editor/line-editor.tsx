import { Autocomplete, Button, TextInput } from '@mantine/core';
import { type LineReading, partOf, type RecipeLine } from '@mealwright/contracts/own-recipes';
import { IconAlertTriangle, IconCheck, IconCircleMinus, IconCirclePlus } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { FoodField } from '../../ui/fields/food-field.tsx';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import classes from './editor.module.css';
import { partLine, saidLine } from './line.rules.ts';
import { PartOffer } from './part-offer.tsx';

const unitsOfRecipes = ['serving', 'batch', 'g'];
const units = [
  'g',
  'kg',
  'ml',
  'l',
  'tsp',
  'tbsp',
  'cup',
  'piece',
  'slice',
  'clove',
  'can',
  'bunch',
  'pinch',
  'oz',
  'lb',
];

/** What a line is taken for, part by part; each can be said anew. */
export function LineEditor({
  line,
  reading,
  before,
  change,
}: {
  line: RecipeLine;
  reading: LineReading;
  /** What it was counted as before a newer version asked. */
  before?: { foodId: string; name: string; grams: number } | undefined;
  change: (line: RecipeLine, food?: { foodId: string; name: string }) => void;
}) {
  const { t, code } = useText();
  const format = useFormat();
  const { doubts, status } = reading;
  const left = line.mark === 'left-out';
  const settled = doubts.length === 0;
  const canBeRight = !settled && !doubts.includes('food-open') && !doubts.includes('amount-open');
  return (
    <div className={classes.line} data-open={!settled || undefined}>
      <p className={classes.lineText}>
        <strong>{line.text || reading.name}</strong>
        {line.group !== null && <span className="dimmed">{t('own:group', { group: line.group })}</span>}
      </p>
      {before !== undefined && (
        <p className={`${classes.before} dimmed`}>
          {t('own:askedAnewLine', { name: before.name, weight: format.grams(before.grams) })}
        </p>
      )}
      <div role="status" className={classes.doubts}>
        {left ? (
          <span className="dimmed">
            <IconCircleMinus size={18} aria-hidden="true" /> {t('own:leftOut')}
          </span>
        ) : settled ? (
          <span className="accent">
            <IconCheck size={18} aria-hidden="true" /> {t('own:settled')}
          </span>
        ) : (
          doubts.map((doubt) => (
            <span key={doubt} className="warn">
              <IconAlertTriangle size={18} aria-hidden="true" /> {t(`own:doubt.${doubt}`, { value: '' })}
            </span>
          ))
        )}
      </div>
      {!left && (
        <div className={classes.parts}>
          <FoodField
            label={t('own:food')}
            food={reading.food}
            candidates={reading.candidates}
            choose={(food) => change(saidLine(line, reading, { foodId: food.foodId }), food)}
          />
          {reading.food !== null && (
            <>
              <NumberField
                label={t('own:amount')}
                value={reading.amount}
                min={0}
                decimals={3}
                change={(amount) => change(saidLine(line, reading, { amount: amount === 0 ? null : amount }))}
              />
              <Autocomplete
                label={t('own:unit')}
                key={reading.unit ?? ''}
                defaultValue={reading.unit ?? ''}
                data={partOf(reading.food?.foodId ?? '') === null ? units : unitsOfRecipes}
                maxLength={30}
                renderOption={({ option }) => code('unit', option.value)}
                onBlur={(event) => {
                  const unit = event.currentTarget.value.trim() || null;
                  if (unit !== reading.unit) change(saidLine(line, reading, { unit }));
                }}
                onOptionSubmit={(unit) => change(saidLine(line, reading, { unit }))}
              />
              <NumberField
                label={t('own:weight')}
                value={line.as?.grams ?? null}
                min={0}
                suffix=" g"
                placeholder={reading.grams === null || reading.grams === 0 ? '' : format.grams(reading.grams)}
                change={(grams) => change(saidLine(line, reading, { grams }))}
              />
              <TextInput
                label={t('own:note')}
                className={classes.note}
                value={reading.note ?? ''}
                maxLength={200}
                onChange={(event) => change(saidLine(line, reading, { note: event.currentTarget.value || null }))}
              />
            </>
          )}
        </div>
      )}
      <div className={classes.lineDoings}>
        {before !== undefined && !left && reading.food?.foodId !== before.foodId && (
          <Button
            variant="light"
            leftSection={<IconCheck size={18} />}
            onClick={() => change(saidLine(line, reading, { foodId: before.foodId }), before)}
          >
            {t('own:askedAnewTake', { name: before.name })}
          </Button>
        )}
        {reading.part !== null && (
          <PartOffer
            name={reading.part.name}
            take={() => reading.part && change(partLine(line, reading, reading.part))}
          />
        )}
        {canBeRight && (
          <Button
            variant="light"
            leftSection={<IconCheck size={18} />}
            onClick={() => change({ ...line, mark: 'sure' })}
          >
            {t('own:isRight')}
          </Button>
        )}
        {left ? (
          <Button
            variant="default"
            leftSection={<IconCirclePlus size={18} />}
            onClick={() => change({ ...line, mark: 'read' })}
          >
            {t('own:countAgain')}
          </Button>
        ) : (
          status !== 'no-food' && (
            <Button
              variant="default"
              leftSection={<IconCircleMinus size={18} />}
              onClick={() => change({ ...line, mark: 'left-out' })}
            >
              {t('own:leaveOut')}
            </Button>
          )
        )}
      </div>
    </div>
  );
}
