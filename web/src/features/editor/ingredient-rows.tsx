import { Button, TextInput } from '@mantine/core';
import { asPart, partOf, type RecipeLine, type RecipeReading } from '@mealwright/contracts/own-recipes';
import { IconAlertTriangle, IconBook2, IconChevronDown, IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { newKey, placesOf, type Row } from './draft.ts';
import classes from './editor.module.css';
import { bareLine, linesOf, moved, partLine } from './line.rules.ts';
import { LineEditor } from './line-editor.tsx';
import { PartOffer } from './part-offer.tsx';
import { PartRow } from './part-row.tsx';
import { RecipeField } from './recipe-field.tsx';
import { SortList } from './sort-list.tsx';

/** The ingredients as lines of text; under each what it is taken for, and in its details every part of it. */
export function IngredientRows({
  rows,
  reading,
  change,
}: {
  rows: readonly Row[];
  reading: RecipeReading | undefined;
  change: (rows: Row[]) => void;
}) {
  const { t } = useText();
  const [open, setOpen] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [names, setNames] = useState<Record<string, string>>({});
  const box = useRef<HTMLDivElement>(null);
  const places = placesOf(rows);
  const focus = (at: number) =>
    requestAnimationFrame(() => box.current?.querySelectorAll<HTMLInputElement>('[data-line]')[at]?.focus());
  const set = (at: number, line: RecipeLine) =>
    change(rows.map((row, index) => (index === at ? { ...row, line } : row)));
  const addAfter = (at: number, texts: readonly string[]) => {
    const group = rows[at]?.line.group ?? null;
    const added = texts.map((text) => ({ key: newKey(), line: bareLine(text, group) }));
    change([...rows.slice(0, at + 1), ...added, ...rows.slice(at + 1)]);
    focus(at + added.length);
  };
  const addPart = ({ recipeId, title }: { recipeId: string; title: string }) => {
    const foodId = asPart(recipeId);
    const as = { foodId, amount: 1, unit: 'serving', note: null, optional: false, grams: null };
    setNames((before) => ({ ...before, [foodId]: title }));
    setChoosing(false);
    // In the place of the empty row that waits for words.
    const kept = rows.filter(({ line }, at) => at < rows.length - 1 || line.text !== '' || line.as !== null);
    change([...kept, { key: newKey(), line: { ...bareLine('', rows.at(-1)?.line.group ?? null), as, mark: 'sure' } }]);
  };
  const keyed = (at: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      addAfter(at, ['']);
    }
    if (event.key === 'Backspace' && event.currentTarget.value === '' && rows.length > 1) {
      event.preventDefault();
      change(rows.filter((_, index) => index !== at));
      focus(Math.max(0, at - 1));
    }
  };
  return (
    <div ref={box}>
      <SortList
        name={t('own:ingredients')}
        keys={rows.map((row) => row.key)}
        move={(from, to) => change(moved(rows, from, to))}
        handleLabel={(at) => t('own:moveLine', { at: at + 1 })}
        row={(at) => {
          const row = rows[at];
          if (row === undefined) return null;
          const { line, key } = row;
          const place = places[at] ?? -1;
          const read = place < 0 ? undefined : reading?.lines[place];
          const isPart = line.as !== null && partOf(line.as.foodId) !== null;
          return (
            <>
              <div>
                {isPart ? (
                  <PartRow
                    line={line}
                    name={names[line.as?.foodId ?? ''] ?? read?.name ?? ''}
                    at={at}
                    change={(next) => set(at, next)}
                  />
                ) : (
                  <TextInput
                    data-line
                    aria-label={t('own:line', { at: at + 1 })}
                    placeholder={t('own:ingredientExample')}
                    value={line.text}
                    maxLength={500}
                    onChange={(event) => set(at, { ...line, text: event.currentTarget.value, as: null, mark: 'read' })}
                    onKeyDown={keyed(at)}
                    onPaste={(event) => {
                      const lines = linesOf(event.clipboardData.getData('text'));
                      if (lines.length < 2) return;
                      event.preventDefault();
                      const [first = '', ...others] = line.text.trim() === '' ? lines : [line.text, ...lines];
                      const added = others.map((text) => ({ key: newKey(), line: bareLine(text, line.group) }));
                      change([
                        ...rows.slice(0, at),
                        { key, line: { ...line, text: first } },
                        ...added,
                        ...rows.slice(at + 1),
                      ]);
                      focus(at + added.length);
                    }}
                  />
                )}
                {read !== undefined && (read.text === line.text || line.as !== null) && <Taken read={read} />}
                {open !== key && read?.text === line.text && read.part !== null && (
                  <PartOffer name={read.part.name} take={() => read.part && set(at, partLine(line, read, read.part))} />
                )}
                {open === key && read !== undefined && (
                  <LineEditor line={line} reading={read} change={(next) => set(at, next)} />
                )}
              </div>
              <span className={classes.rowDoings}>
                <IconButton
                  label={t('own:details', { line: line.text || String(at + 1) })}
                  aria-expanded={open === key}
                  disabled={read === undefined || isPart}
                  onClick={() => setOpen(open === key ? null : key)}
                >
                  <IconChevronDown size={20} />
                </IconButton>
                <IconButton
                  label={t('own:removeLine', { at: at + 1 })}
                  disabled={rows.length === 1}
                  onClick={() => change(rows.filter((_, index) => index !== at))}
                >
                  <IconX size={20} />
                </IconButton>
              </span>
            </>
          );
        }}
      />
      <div className={classes.addLines}>
        <div>
          <Button variant="subtle" leftSection={<IconPlus size={18} />} onClick={() => addAfter(rows.length - 1, [''])}>
            {t('own:addLine')}
          </Button>
          <Button
            variant="subtle"
            leftSection={<IconBook2 size={18} />}
            aria-expanded={choosing}
            onClick={() => setChoosing(!choosing)}
          >
            {t('own:addRecipe')}
          </Button>
        </div>
        {choosing && <RecipeField choose={addPart} />}
      </div>
    </div>
  );
}

function Taken({ read }: { read: RecipeReading['lines'][number] }) {
  const { t } = useText();
  const format = useFormat();
  const { food, grams, kcal, doubts, status, group } = read;
  const doubt = doubts[0];
  return (
    <p className={`${classes.taken} numbers`}>
      {doubt !== undefined ? (
        <span className="warn">
          <IconAlertTriangle size={15} aria-hidden="true" /> {t(`own:doubt.${doubt}`, { value: '' })}
        </span>
      ) : (
        <>
          {food !== null && <span>{food.name}</span>}
          {grams !== null && grams > 0 && <span>{format.grams(grams)}</span>}
          {kcal !== null && <span>{format.nutrient('kcal', kcal)}</span>}
          {status === 'left-out' && <span>{t('own:leftOut')}</span>}
          {group !== null && <span>{t('own:group', { group })}</span>}
        </>
      )}
    </p>
  );
}
