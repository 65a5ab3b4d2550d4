import { describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newPerson, plannedWeek, signIn } from './people.ts';
import { amountIn, dayButton, heard, mealIn, readDay, readMeal, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [monday, , wednesday] = weekDays();

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('why this meal, %s', (_, options) => {
  it('says which part of the day it is and which wishes it keeps, and leads on to another', async () => {
    const slots = [
      { slot: 'breakfast', maxMinutes: null },
      { slot: 'lunch', maxMinutes: 25 },
      { slot: 'dinner', maxMinutes: null },
    ] as const;
    const person = await newPerson(inject('address'), {
      wishes: { diet: 'vegetarian', allergens: ['nuts'], slots: [...slots] },
    });
    await plannedWeek(person);
    const page = await open(options);
    await signIn(page, person);
    const lunch = mealIn(page, wednesday ?? '', text('slot:lunch'));
    const { kcal, title } = await readMeal(lunch);
    const whole = (await readDay(page, wednesday ?? '')).kcal;
    await lunch.getByRole('button', { name: text('week:more', { title }) }).click();
    await page.getByRole('menuitem', { name: text('week:whyMeal') }).click();
    const sheet = page.getByRole('dialog', { name: text('week:whyMeal') });
    await sheet.getByRole('heading', { name: text('week:whyMealFor') }).waitFor();
    const said = await heard(sheet);
    expect(said).toContain(title);
    const energy = await heard(
      sheet
        .getByRole('listitem')
        .filter({ hasText: text('nutrient:kcal') })
        .first(),
    );
    expect(amountIn(energy, 'kcal')).toBe(kcal);
    expect(energy).toContain(`${Math.round((100 * kcal) / whole)} %`);
    const diet = text('diet:vegetarian').toLowerCase();
    expect(said).toContain(text('why:diet.fits', { diet }));
    expect(said).toContain(text('why:allergens.free', { allergens: text('allergen:nuts').toLowerCase() }));
    expect(said).toMatch(/you allow 25 min/);
    await expect.poll(() => sheet.getByRole('heading', { name: text('week:whyMealBut') }).count()).toBe(0);

    // With another wish the same meal has something against it.
    await sheet.getByRole('button', { name: text('week:swapShort') }).click();
    await page
      .getByRole('dialog', { name: text('week:swapTitle') })
      .getByRole('listitem')
      .nth(4)
      .waitFor();
    await page.keyboard.press('Escape');
    await dayButton(page, monday ?? '').waitFor();
  });
});
