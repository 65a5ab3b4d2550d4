import { Alert, Button, NativeSelect, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Food } from '@mealwright/contracts/foods';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { IconAlertTriangle, IconPencil, IconTrash } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFood } from '../../api/use-own-foods.ts';
import { useText } from '../../i18n/use-text.ts';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { DeleteFood } from './delete-food.tsx';
import { markTexts } from './food-texts.ts';
import classes from './foods.module.css';
import { FoodsHeading } from './foods-heading.tsx';
import { Instead } from './instead.tsx';

const route = getRouteApi('/member/shell/foods/$foodId');
const big = ['kcal', 'proteinG', 'carbsG', 'fatG'];
const main = ['kcal', 'fatG', 'satFatG', 'carbsG', 'sugarsG', 'fibreG', 'proteinG', 'sodiumMg'];
const parts = new Set(['satFatG', 'sugarsG']);

/** One food: what an amount of it holds, where the numbers come from, what could stand in for it. */
export function FoodPage() {
  const { t } = useText();
  const { foodId } = route.useParams();
  const food = useFood(foodId);
  return (
    <>
      {food.isPending && (
        <Page title={t('foods:title')}>
          <div className={classes.skeletons} role="status" aria-label={t('common:loading')}>
            <Skeleton height={120} />
            <Skeleton height={320} />
          </div>
        </Page>
      )}
      {food.isError && (
        <Page title={t('foods:title')}>
          <ErrorState error={food.error} retry={() => void food.refetch()} />
        </Page>
      )}
      {food.data !== undefined && <Shown key={food.data.foodId} food={food.data} />}
    </>
  );
}

function Shown({ food }: { food: Food }) {
  const { t, code } = useText();
  const [grams, setGrams] = useState(100);
  const [asked, { open, close }] = useDisclosure(false);
  return (
    <Page
      title={food.name}
      width="narrow"
      heading={<FoodsHeading name={food.name} />}
      actions={
        food.origin === 'own' && (
          <>
            <Button
              component={Link}
              to={`/foods/${food.foodId}/edit`}
              variant="default"
              leftSection={<IconPencil size={20} />}
            >
              {t('foods:edit')}
            </Button>
            <Button variant="outline" color="tomato" leftSection={<IconTrash size={20} />} onClick={open}>
              {t('common:delete')}
            </Button>
            <DeleteFood foodId={food.foodId} opened={asked} close={close} />
          </>
        )
      }
    >
      <p className={classes.lead}>
        {food.origin !== 'table' && (
          <span className={classes.badge}>{t(food.origin === 'own' ? 'foods:ownMark' : 'foods:product')}</span>
        )}
        {food.brand !== null && <span>{food.brand}</span>}
        {food.gtin !== null && <span className="numbers">{food.gtin.replace(/^0{1,6}/, '')}</span>}
        {food.aisle !== 'other' && <span>{code('aisle', food.aisle)}</span>}
      </p>
      {food.marks.length > 0 && <Marks food={food} />}
      <div className={classes.columns}>
        <Nutrition food={food} grams={grams} change={setGrams} />
        <div className={classes.stack}>
          <Facts food={food} />
          <Instead foodId={food.foodId} grams={grams} />
        </div>
      </div>
    </Page>
  );
}

function Marks({ food }: { food: Food }) {
  const { t } = useText();
  return (
    <Alert color="apricot" icon={<IconAlertTriangle />} title={t('foods:marksTitle')} mb={20}>
      <ul className={classes.marks}>
        {food.marks.map(({ code, nutrient }) => (
          <li key={`${code} ${nutrient ?? ''}`}>{t(markTexts[code])}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Nutrition({ food, grams, change }: { food: Food; grams: number; change: (grams: number) => void }) {
  const { t } = useText();
  const format = useFormat();
  const [portion, setPortion] = useState('1');
  const [count, setCount] = useState<number | null>(100);
  const [all, { toggle }] = useDisclosure(false);
  const portions = [{ label: t('foods:grams'), grams: 1 }, ...food.portions];
  const weighOf = (place: string) => portions[Number(place) - 1]?.grams ?? 1;
  const set = (next: number | null, place: string) => {
    setCount(next);
    setPortion(place);
    if (next !== null && next > 0) change(next * weighOf(place));
  };
  const value = (nutrient: string) => {
    const per100 = food.per100g[nutrient] ?? null;
    return per100 === null ? null : (per100 * grams) / 100;
  };
  const shown = all ? nutrientKeys.filter((key) => food.per100g[key] !== null || main.includes(key)) : main;
  return (
    <Section title={t('foods:nutrition')}>
      <div className={classes.measure}>
        <NumberField
          label={t('foods:amount')}
          value={count}
          min={0}
          max={10_000}
          change={(next) => set(next, portion)}
        />
        <NativeSelect
          label={t('foods:portion')}
          value={portion}
          onChange={(event) => set(event.currentTarget.value === '1' ? 100 : 1, event.currentTarget.value)}
          data={portions.map(({ label, grams: weight }, at) => ({
            value: String(at + 1),
            label: at === 0 ? label : `${label} (${format.grams(weight)})`,
          }))}
        />
      </div>
      <dl className={`numbers ${classes.big}`}>
        {big.map((nutrient) => (
          <div key={nutrient}>
            <dt>{format.nutrientName(nutrient)}</dt>
            <dd>{format.nutrient(nutrient, value(nutrient))}</dd>
          </div>
        ))}
      </dl>
      <table className={classes.table}>
        <tbody>
          {shown.map((nutrient) => (
            <tr key={nutrient} data-part={parts.has(nutrient) || undefined}>
              <th scope="row">{format.nutrientName(nutrient)}</th>
              <td className="numbers">
                {value(nutrient) === null ? t('common:unknown') : format.nutrient(nutrient, value(nutrient))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button variant="subtle" aria-expanded={all} onClick={toggle}>
        {t(all ? 'foods:fewer' : 'foods:everyNutrient')}
      </Button>
    </Section>
  );
}

function Facts({ food }: { food: Food }) {
  const { t, code } = useText();
  const format = useFormat();
  const { diet, dietKnown, allergens, allergensKnown, synonyms, source } = food;
  const numbers = source.numbers.join(' + ');
  const sources = {
    usda: t('foods:sourceUsda', { numbers }),
    label: t('foods:sourceLabel'),
    openfoodfacts: t('foods:sourceOff', { numbers }),
  } as const;
  const dataset = source.dataset as keyof typeof sources;
  return (
    <Section title={t('foods:facts')}>
      <p className={classes.text}>{dietKnown ? code('diet', diet) : t('foods:dietUnknown')}</p>
      <p className={classes.text}>
        {!allergensKnown
          ? t('foods:allergensUnknown')
          : allergens.length === 0
            ? t('foods:noAllergens')
            : t('foods:contains', {
                allergens: format.list(allergens.map((one) => format.inText(code('allergen', one)))),
              })}
      </p>
      {synonyms.length > 0 && (
        <p className={classes.fine}>{t('foods:alsoCalled', { names: format.list(synonyms.slice(0, 8)) })}</p>
      )}
      <div>
        <strong>{t('foods:source')}</strong>
        <p className={classes.fine}>
          {sources[dataset] ?? t('foods:sourceFdc', { numbers })} {source.near && t('foods:sourceNear')}
        </p>
      </div>
    </Section>
  );
}
