import {
  defaultPreferences,
  getGoals,
  getPreferences,
  patchPreferences,
  putGoals,
  putPreferences,
  weekdays,
} from '@mealwright/contracts/profiles';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { goalInput, type Person } from '../../../test/make.ts';

const app = useApp();

const { updatedAt: _, ...defaults } = defaultPreferences;
const mine = (person: Person) => ({ params: { userId: person.userId } });
const preferencesOf = async (person: Person) => (await person.call(getPreferences, mine(person))).body;
const goalsOf = async (person: Person) => (await person.call(getGoals, mine(person))).body;

/** How often this person has told others that their profile changed. */
async function updatesOf(person: Person): Promise<number> {
  const rows = await app.ctx.db
    .withTables<{ event: { name: string; payload: { userId?: string } } }>()
    .selectFrom('event')
    .select(['name', 'payload'])
    .where('name', '=', 'user.updated')
    .execute();
  return rows.filter((row) => row.payload.userId === person.userId).length;
}

describe('preferences', () => {
  it('are the stated defaults until someone says more', async () => {
    const ann = await app.make.person();
    const { body, status, queries } = await ann.call(getPreferences, mine(ann));
    expect(status).toBe(200);
    expect(body).toEqual(defaultPreferences);
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('are replaced as a whole by PUT and told to others once', async () => {
    const ann = await app.make.person();
    const all = {
      diet: 'vegetarian' as const,
      allergens: ['nuts' as const, 'sesame' as const],
      excludedFoods: ['egg'],
      avoid: ['honey' as const],
      likedCuisines: ['thai'],
      dislikedCuisines: ['british'],
      slots: [{ slot: 'lunch' as const, maxMinutes: 20 }],
    };
    const { body, status } = await ann.call(putPreferences, { ...mine(ann), body: all });
    expect(status).toBe(200);
    expect(body).toEqual({ ...all, updatedAt: app.clock.now.toISOString() });
    expect(await preferencesOf(ann)).toEqual(body);
    expect(await updatesOf(ann)).toBe(1);
    await ann.call(putPreferences, { ...mine(ann), body: defaults });
    expect(await preferencesOf(ann)).toMatchObject(defaults);
  });

  it('PUT wants all of them and names each that is missing', async () => {
    const ann = await app.make.person();
    const { status, error } = await ann.call(putPreferences, { ...mine(ann), body: { diet: 'vegan' } });
    expect(status).toBe(400);
    expect(Object.keys(error.details ?? {}).sort()).toEqual(
      Object.keys(defaults)
        .filter((key) => key !== 'diet')
        .sort(),
    );
  });

  it('PATCH changes what is given and keeps the rest', async () => {
    const ann = await app.make.person();
    await ann.call(patchPreferences, { ...mine(ann), body: { diet: 'vegan', allergens: ['soy'] } });
    await ann.call(patchPreferences, { ...mine(ann), body: { likedCuisines: ['thai'] } });
    expect(await preferencesOf(ann)).toEqual({
      ...defaults,
      diet: 'vegan',
      allergens: ['soy'],
      likedCuisines: ['thai'],
      updatedAt: app.clock.now.toISOString(),
    });
  });

  it('hold nothing twice, but for meal times', async () => {
    const ann = await app.make.person();
    const snack = { slot: 'snack' as const, maxMinutes: null };
    const body = { allergens: ['soy', 'milk', 'soy'] as const, excludedFoods: ['egg', 'egg'], slots: [snack, snack] };
    await ann.call(patchPreferences, { ...mine(ann), body });
    const slots = [snack, snack];
    expect(await preferencesOf(ann)).toMatchObject({ allergens: ['soy', 'milk'], excludedFoods: ['egg'], slots });
  });

  it('of two changes at once none is lost', async () => {
    const ann = await app.make.person();
    const changes = [{ diet: 'vegan' }, { allergens: ['soy'] }, { avoid: ['honey'] }, { likedCuisines: ['thai'] }];
    const answers = await Promise.all(
      changes.map((body) => ann.call(patchPreferences, { ...mine(ann), body: body as object })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await preferencesOf(ann)).toMatchObject(Object.assign({}, ...changes));
  });

  it('a food that does not exist is named and nothing changes', async () => {
    const ann = await app.make.person();
    await ann.call(patchPreferences, { ...mine(ann), body: { diet: 'vegan' } });
    for (const call of [
      () =>
        ann.call(patchPreferences, { ...mine(ann), body: { diet: 'omnivore', excludedFoods: ['egg', 'moon-dust'] } }),
      () => ann.call(putPreferences, { ...mine(ann), body: { ...defaults, excludedFoods: ['moon-dust'] } }),
    ]) {
      const { status, error } = await call();
      expect([status, error.code, error.details]).toEqual([404, 'FOOD_NOT_FOUND', { foodIds: ['moon-dust'] }]);
    }
    expect(await preferencesOf(ann)).toMatchObject({ diet: 'vegan', excludedFoods: [] });
    expect(await updatesOf(ann)).toBe(1);
  });

  it.each([
    ['diet', { diet: 'fruitarian' }],
    ['allergens.0', { allergens: ['kiwi'] }],
    ['avoid.1', { avoid: ['pork', 'tofu'] }],
    ['slots', { slots: [] }],
    ['slots', { slots: Array.from({ length: 7 }, () => ({ slot: 'snack', maxMinutes: null })) }],
    ['slots.0.maxMinutes', { slots: [{ slot: 'snack', maxMinutes: 0 }] }],
    ['slots.0.slot', { slots: [{ slot: 'brunch' }] }],
    ['excludedFoods', { excludedFoods: Array.from({ length: 201 }, () => 'egg') }],
    ['likedCuisines.0', { likedCuisines: ['x'.repeat(41)] }],
    ['surprise', { surprise: true }],
  ])('a wrong %s is refused by name', async (field, body) => {
    const ann = await app.make.person();
    const { status, error } = await ann.call(patchPreferences, { ...mine(ann), body });
    expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(Object.keys(error.details ?? {})).toEqual([field]);
    expect(await preferencesOf(ann)).toEqual(defaultPreferences);
  });

  it('of somebody else are not there, to read or to change, even for an administrator', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    await ann.call(patchPreferences, { ...mine(ann), body: { diet: 'vegan' } });
    const before = await preferencesOf(ann);
    for (const answer of [
      await bob.call(getPreferences, mine(ann)),
      await bob.call(putPreferences, { ...mine(ann), body: defaults }),
      await bob.call(patchPreferences, { ...mine(ann), body: { diet: 'omnivore' } }),
      await bob.call(getGoals, mine(ann)),
      await bob.call(putGoals, { ...mine(ann), body: goalInput }),
    ])
      expect([answer.status, answer.error.code]).toEqual([404, 'USER_NOT_FOUND']);
    expect(await preferencesOf(ann)).toEqual(before);
    expect((await goalsOf(ann)).input).toBeNull();
    expect((await app.make.stranger().call(getPreferences, mine(ann))).status).toBe(401);
  });
});

describe('goals', () => {
  it('of someone who has said nothing are those of an average adult, and say so', async () => {
    const ann = await app.make.person();
    const { body, status, queries } = await ann.call(getGoals, mine(ann));
    expect(status).toBe(200);
    expect(queries).toBeLessThanOrEqual(4);
    expect(body).toMatchObject({ input: null, energy: null, updatedAt: null, reference: {} });
    expect(Object.keys(body.targets)).toEqual([...weekdays]);
    expect(body.targets.monday).toEqual({
      kcal: { target: 2000 },
      proteinG: { min: 60 },
      fibreG: { min: 25 },
      sodiumMg: { max: 2300 },
    });
    expect(body.reasons.map(({ nutrient, code }) => [nutrient, code])).toEqual(
      ['kcal', 'proteinG', 'fibreG', 'sodiumMg'].map((nutrient) => [nutrient, 'default.average']),
    );
  });

  it('follow from the person, with a reason for each number, and are stored as answered', async () => {
    const ann = await app.make.person();
    const { body, status } = await ann.call(putGoals, { ...mine(ann), body: goalInput });
    expect(status).toBe(200);
    expect(putGoals.response.parse(body)).toEqual(body);
    expect(await goalsOf(ann)).toEqual(body);
    expect(body.input).toEqual(goalInput);
    // Mifflin-St Jeor for a woman of 36: 10 * 66 + 6.25 * 168 - 5 * 36 - 161 = 1369, times 1.55.
    expect(body.energy).toMatchObject({
      restingKcal: 1369,
      maintenanceKcal: 2122,
      targetKcal: 2120,
      formula: 'mifflin-st-jeor',
    });
    expect(body.targets.monday.kcal).toEqual({ target: 2120 });
    for (const nutrient of Object.keys(body.targets.monday))
      expect(
        body.reasons.some((reason) => reason.nutrient === nutrient),
        nutrient,
      ).toBe(true);
    expect(body.reference.ironMg?.min).toBeGreaterThan(0);
    expect(await updatesOf(ann)).toBe(1);
  });

  it('with body fat come from lean mass', async () => {
    const ann = await app.make.person();
    const { body } = await ann.call(putGoals, { ...mine(ann), body: { ...goalInput, bodyFatPercent: 25 } });
    // Katch-McArdle: 370 + 21.6 * 66 * 0.75.
    expect(body.energy).toMatchObject({ restingKcal: 1439, formula: 'katch-mcardle' });
  });

  it('change on a birthday without anyone saving them', async () => {
    const ann = await app.make.person();
    const { body } = await ann.call(putGoals, { ...mine(ann), body: { ...goalInput, birthDate: '1990-11-19' } });
    const today = app.clock.now;
    app.clock.now = new Date('2026-11-19T00:00:00Z');
    const later = await goalsOf(await app.make.signIn(ann.email));
    app.clock.now = today;
    expect(later.energy?.restingKcal).toBe((body.energy?.restingKcal ?? 0) - 5);
  });

  it('never go below the floor, and say that they stop there', async () => {
    const ann = await app.make.person();
    const body = { ...goalInput, weightKg: 55, activity: 'sedentary', direction: 'lose', rateKgPerWeek: 1.5 };
    const { body: goals } = await ann.call(putGoals, { ...mine(ann), body });
    expect(goals.energy?.targetKcal).toBeGreaterThanOrEqual(goals.energy?.floorKcal ?? Number.POSITIVE_INFINITY);
    const codes = goals.reasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['energy.floor', 'energy.rateCapped']));
  });

  it('an override stands in place of what is computed, null takes a target away, and both are said', async () => {
    const ann = await app.make.person();
    const overrides = { proteinG: { min: 140, max: 170 }, fibreG: null, ironMg: { min: 18 } };
    const { body } = await ann.call(putGoals, { ...mine(ann), body: { ...goalInput, overrides } });
    for (const day of weekdays) {
      expect(body.targets[day].proteinG).toEqual({ min: 140, max: 170 });
      expect(body.targets[day].ironMg).toEqual({ min: 18 });
      expect(body.targets[day]).not.toHaveProperty('fibreG');
    }
    expect(body.reasons).toContainEqual({ nutrient: 'proteinG', code: 'override', params: { min: 140, max: 170 } });
    expect(body.reasons).toContainEqual({ nutrient: 'fibreG', code: 'override.none', params: {} });
    const stored = await goalsOf(ann);
    expect(stored).toMatchObject({ input: body.input, targets: body.targets, reference: body.reference });
    expect(stored.reasons).toHaveLength(body.reasons.length);
    expect(stored.reasons).toEqual(expect.arrayContaining(body.reasons));
  });

  it('of one weekday may differ, and the other days stay as they are', async () => {
    const ann = await app.make.person();
    const perWeekday = { saturday: { kcal: { target: 2600 }, sodiumMg: null } };
    const { body: plain } = await ann.call(putGoals, { ...mine(ann), body: goalInput });
    const { body } = await ann.call(putGoals, { ...mine(ann), body: { ...goalInput, perWeekday } });
    expect(body.targets.saturday.kcal).toEqual({ target: 2600 });
    expect(body.targets.saturday).not.toHaveProperty('sodiumMg');
    // More energy brings more of the macronutrients too.
    expect(body.targets.saturday.carbsG).not.toEqual(plain.targets.saturday.carbsG);
    expect(body.targets.sunday).toEqual(plain.targets.sunday);
    expect(body.reasons).toContainEqual({ nutrient: 'kcal', code: 'weekday', params: { weekday: 'saturday' } });
  });

  it.each([
    ['overrides.proteinG.min', { overrides: { proteinG: { min: 150, max: 100 } } }],
    ['overrides.kcal.target', { overrides: { kcal: { min: 1800, target: 1700 } } }],
    ['perWeekday.monday.fatG.min', { perWeekday: { monday: { fatG: { min: 90, max: 10 } } } }],
    ['overrides.fibreG.min', { overrides: { fibreG: { min: -1 } } }],
    ['overrides.kcal.max', { overrides: { kcal: { max: 1e9 } } }],
    ['overrides.unobtainiumMg', { overrides: { unobtainiumMg: { min: 1 } } }],
    ['perWeekday.friday.unobtainiumMg', { perWeekday: { friday: { unobtainiumMg: null } } }],
    ['perWeekday', { perWeekday: { someday: {} } }],
    ['birthDate', { birthDate: '1990-02-29' }],
    ['birthDate', { birthDate: '2027-01-01' }],
    ['birthDate', { birthDate: 'yesterday' }],
    ['weightKg', { weightKg: 24 }],
    ['weightKg', { weightKg: '66' }],
    ['heightCm', { heightCm: 251 }],
    ['bodyFatPercent', { bodyFatPercent: 71 }],
    ['rateKgPerWeek', { rateKgPerWeek: -0.5 }],
    ['sex', { sex: 'unknown' }],
    ['activity', { activity: null }],
  ])('a wrong %s is refused by name and nothing changes', async (field, change) => {
    const ann = await app.make.person();
    const { body: before } = await ann.call(putGoals, { ...mine(ann), body: goalInput });
    const { status, error } = await ann.call(putGoals, { ...mine(ann), body: { ...goalInput, ...change } });
    expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(Object.keys(error.details ?? {})).toEqual([field]);
    expect(await goalsOf(ann)).toEqual(before);
  });

  it('stay out of the log', async () => {
    const ann = await app.make.person();
    await ann.call(putGoals, { ...mine(ann), body: { ...goalInput, birthDate: '1971-03-17', weightKg: 123.4 } });
    const log = JSON.stringify(app.logged);
    expect(log).not.toContain('1971-03-17');
    expect(log).not.toContain('123.4');
  });
});
