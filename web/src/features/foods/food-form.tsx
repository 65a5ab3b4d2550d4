import { Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { Food } from '@mealwright/contracts/foods';
import { aisles, allergens, diets } from '@mealwright/nutrition/vocabulary';
import { IconPlus, IconX } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../api/errors.ts';
import { useUser } from '../../api/session.ts';
import { useFood, useSaveFood } from '../../api/use-own-foods.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChipSet } from '../../ui/fields/chip-set.tsx';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tell } from '../../ui/layers/notify.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState, FormError } from '../../ui/states.tsx';
import { emptyForm, type FoodForm, formOf, inputOf, missing } from './food-form.rules.ts';
import classes from './foods.module.css';

const newRoute = getRouteApi('/member/shell/foods/new');
const editRoute = getRouteApi('/member/shell/foods/$foodId/edit');

export function NewFood() {
  const { t } = useText();
  const { gtin } = newRoute.useSearch();
  const american = useUser().units === 'us';
  return (
    <Page title={t('foods:newTitle')} width="narrow">
      <Editor old={null} start={emptyForm(american, gtin)} />
    </Page>
  );
}

export function EditFood() {
  const { t } = useText();
  const { foodId } = editRoute.useParams();
  const food = useFood(foodId);
  return (
    <Page
      title={food.data === undefined ? t('foods:edit') : t('foods:editTitle', { name: food.data.name })}
      width="narrow"
    >
      {food.isPending && <p role="status">{t('common:loading')} …</p>}
      {food.isError && <ErrorState error={food.error} retry={() => void food.refetch()} />}
      {food.data !== undefined && <Editor key={foodId} old={food.data} start={formOf(food.data)} />}
    </Page>
  );
}

/** Fields of the label in the order of European and American labels alike. */
const numbers = ['fatG', 'satFatG', 'carbsG', 'sugarsG', 'fibreG', 'proteinG'] as const;

function Editor({ old, start }: { old: Food | null; start: FoodForm }) {
  const { t, code } = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const save = useSaveFood(old?.foodId ?? null);
  const [form, setForm] = useState(start);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<FoodForm>) => setForm((before) => ({ ...before, ...change }));
  const lacks = tried ? missing(form) : [];
  const details = save.error instanceof ApiError ? save.error.details : {};
  /** What the server says of a field. */
  const wrong = (field: string) =>
    details[field] === undefined ? undefined : t(field === 'gtin' ? 'foods:barcodeWrong' : 'foods:impossible');
  const needed = (field: 'name' | 'portionGrams') => (lacks.includes(field) ? t('foods:needed') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing(form).length > 0) return;
    save.mutate(inputOf(form, old), {
      onSuccess: (food) => {
        tell(t(old === null ? 'foods:savedNew' : 'common:saved'));
        if (food !== undefined) void navigate({ to: '/foods/$foodId', params: { foodId: food.foodId } });
      },
    });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Section title={t('foods:facts')}>
            <div className={classes.fields}>
              <TextInput
                className={classes.wide}
                label={t('foods:nameLabel')}
                value={form.name}
                error={needed('name')}
                maxLength={120}
                required
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <TextInput
                label={t('foods:brandLabel')}
                value={form.brand}
                maxLength={80}
                onChange={(event) => set({ brand: event.currentTarget.value })}
              />
              <TextInput
                label={t('foods:barcodeLabel')}
                placeholder={t('foods:barcodeAbout')}
                value={form.gtin}
                error={wrong('gtin')}
                inputMode="numeric"
                maxLength={20}
                onChange={(event) => set({ gtin: event.currentTarget.value })}
              />
              <NativeSelect
                className={classes.wide}
                label={t('foods:aisleLabel')}
                description={t('foods:aisleAbout')}
                value={form.aisle ?? 'other'}
                data={aisles.map((aisle) => ({ value: aisle, label: code('aisle', aisle) }))}
                onChange={(event) =>
                  set({ aisle: aisles.find((aisle) => aisle === event.currentTarget.value) ?? null })
                }
              />
            </div>
          </Section>
          <Section title={t('foods:labelTitle')} about={t('foods:labelAbout')}>
            <SegmentedControl
              aria-label={t('foods:per')}
              value={form.per}
              onChange={(per) => set({ per: per as FoodForm['per'] })}
              data={[
                { value: '100g', label: t('foods:per100g') },
                { value: '100ml', label: t('foods:per100ml') },
                { value: 'portion', label: t('foods:perPortion') },
              ]}
              styles={{ label: { minHeight: 40, display: 'grid', placeItems: 'center' } }}
            />
            <div className={classes.fields}>
              {form.per === 'portion' && (
                <NumberField
                  className={classes.wide}
                  label={t('foods:portionGrams')}
                  value={form.portionGrams}
                  error={needed('portionGrams')}
                  min={0}
                  required
                  change={(portionGrams) => set({ portionGrams })}
                />
              )}
              {form.per === '100ml' && (
                <NumberField
                  className={classes.wide}
                  label={t('foods:density')}
                  placeholder={t('foods:densityAbout')}
                  value={form.weight100ml}
                  min={10}
                  max={500}
                  change={(weight100ml) => set({ weight100ml })}
                />
              )}
              <div className={classes.pair}>
                <NumberField
                  label={t('foods:energy')}
                  value={form.energy}
                  error={wrong('label.energy')}
                  min={0}
                  change={(energy) => set({ energy })}
                />
                <NativeSelect
                  aria-label={t('foods:energyUnit')}
                  value={form.energyUnit}
                  data={['kcal', 'kJ']}
                  onChange={(event) => set({ energyUnit: event.currentTarget.value as FoodForm['energyUnit'] })}
                />
              </div>
              {numbers.map((key) => (
                <NumberField
                  key={key}
                  label={`${format.nutrientName(key)}, g`}
                  value={form[key]}
                  error={wrong(`label.${key}`)}
                  min={0}
                  change={(value) => set({ [key]: value })}
                />
              ))}
              <div className={classes.pair}>
                <NumberField
                  label={t('foods:salt')}
                  value={form.salt}
                  error={wrong('label.salt')}
                  min={0}
                  change={(salt) => set({ salt })}
                />
                <NativeSelect
                  aria-label={t('foods:saltUnit')}
                  value={form.saltUnit}
                  data={[
                    { value: 'g-salt', label: t('foods:saltG') },
                    { value: 'mg-sodium', label: t('foods:sodiumMg') },
                  ]}
                  onChange={(event) => set({ saltUnit: event.currentTarget.value as FoodForm['saltUnit'] })}
                />
              </div>
              <Checkbox
                className={classes.wide}
                label={t('foods:carbsWithFibre')}
                checked={form.carbsWithFibre}
                onChange={(event) => set({ carbsWithFibre: event.currentTarget.checked })}
                styles={{ body: { minHeight: 44, alignItems: 'center' } }}
              />
            </div>
          </Section>
        </div>
        <div className={classes.stack}>
          <Section title={t('foods:dietTitle')}>
            <NativeSelect
              label={t('foods:dietLabel')}
              value={form.diet ?? ''}
              data={[
                { value: '', label: t('foods:dietNone') },
                ...diets.map((diet) => ({ value: diet, label: code('diet', diet) })),
              ]}
              onChange={(event) => set({ diet: diets.find((diet) => diet === event.currentTarget.value) ?? null })}
            />
            <Checkbox
              label={t('foods:allergensStated')}
              checked={form.allergensStated}
              onChange={(event) => set({ allergensStated: event.currentTarget.checked })}
              styles={{ body: { minHeight: 44, alignItems: 'center' } }}
            />
            {form.allergensStated && (
              <ChipSet
                label={t('foods:allergensLabel')}
                value={form.allergens}
                options={allergens.map((value) => ({ value, label: code('allergen', value) }))}
                change={(next) => set({ allergens: next })}
              />
            )}
          </Section>
          <Section title={t('foods:portionsTitle')} about={t('foods:portionsAbout')}>
            {form.portions.map((portion, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; names may be empty or the same.
              <div key={at} className={classes.portion}>
                <TextInput
                  label={t('foods:portionName')}
                  placeholder={t('foods:portionExample')}
                  value={portion.label}
                  maxLength={60}
                  onChange={(event) =>
                    set({ portions: changed(form.portions, at, { label: event.currentTarget.value }) })
                  }
                />
                <NumberField
                  label={t('foods:portionWeight')}
                  value={portion.grams}
                  min={0}
                  change={(grams) => set({ portions: changed(form.portions, at, { grams }) })}
                />
                <IconButton
                  label={t('foods:portionRemove', { name: portion.label === '' ? String(at + 1) : portion.label })}
                  onClick={() => set({ portions: form.portions.filter((_, place) => place !== at) })}
                >
                  <IconX size={20} />
                </IconButton>
              </div>
            ))}
            {form.portions.length < 20 && (
              <div>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={20} />}
                  onClick={() => set({ portions: [...form.portions, { label: '', grams: null }] })}
                >
                  {t('foods:portionAdd')}
                </Button>
              </div>
            )}
          </Section>
        </div>
      </div>
      <FormError error={save.error} />
      <div className={classes.doings}>
        <Button type="submit" size="md" loading={save.isPending}>
          {t('common:save')}
        </Button>
        <Button variant="default" size="md" onClick={() => window.history.back()}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}

const changed = (portions: FoodForm['portions'], at: number, change: Partial<FoodForm['portions'][number]>) =>
  portions.map((portion, place) => (place === at ? { ...portion, ...change } : portion));
