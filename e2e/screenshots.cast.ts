import { addFood } from '@mealwright/contracts/foods';
import { changeRecipe, createRecipe } from '@mealwright/contracts/own-recipes';
import { addCollection, addToRecipeLog, collectRecipe } from '@mealwright/contracts/recipe-shelves';
import { generateList, shareList, updateItem } from '@mealwright/contracts/shopping';
import { newPerson, type Person, plannedWeek, woman } from './people.ts';

// Who is seen on the pictures, and what they have.

/** A Wednesday: days before and after it are on the week. */
export const now = new Date('2026-11-18T10:00:00+01:00');
export const [monday, wednesday, nextMonday] = ['2026-11-16', '2026-11-18', '2026-11-23'];
const seed = 7;

/** `planned` has a week and a list, `impossible` targets that contradict each other, `own` recipes and foods of their own, `newcomer` nothing. */
export type Cast = {
  planned: Person;
  impossible: Person;
  own: Person;
  newcomer: Person;
  sharedList: string;
  foodId: string;
  recipeId: string;
};

const lentils = {
  title: 'Red lentil soup with lemon',
  description: 'For an evening when nobody wants to go shopping.',
  servings: 4,
  ingredients: [
    '250 g red lentils',
    '1 onion',
    '2 carrots',
    '1 tbsp olive oil',
    '1 l vegetable broth',
    '1 lemon, juiced',
  ],
  steps: ['Fry onion and carrots in the oil for 5 minutes.', 'Add lentils and broth and simmer for 15 minutes.'],
};
const doubtful = {
  title: 'Grandmother’s Sunday pan',
  servings: 4,
  ingredients: ['600 g potatoes', 'Salmon steaks', '100 g glimmerwort', '2 tbsp butter', 'Salt'],
  steps: ['Fry the potatoes.', 'Put the fish on top and cover for 10 minutes.'],
};
const bread = {
  per: '100g' as const,
  portionGrams: 50,
  densityGPerMl: null,
  energy: { value: 240, unit: 'kcal' as const },
  fatG: 1.2,
  satFatG: 0.2,
  carbsG: 46,
  carbsWithFibre: false,
  sugarsG: 2.5,
  fibreG: 6,
  proteinG: 8.5,
  salt: null,
  more: {},
};

export async function makeCast(address: string): Promise<Cast> {
  const planned = await newPerson(address, { name: 'Ada', email: 'ada@example.org' });
  const plan = await plannedWeek(planned, monday, seed);
  const { listId, items } = await planned.call(generateList, { body: { planId: plan.planId } });
  const { token } = await planned.call(shareList, { params: { listId }, body: { mode: 'edit' } });
  const meals = plan.days.flatMap((day) => day.meals);
  for (const [name, from] of [
    ['Quick evenings', 2],
    ['When friends come', 9],
  ] as const) {
    const { collectionId } = await planned.call(addCollection, { body: { name } });
    for (const { recipeId } of meals.slice(from, from + 4))
      if (recipeId !== null) await planned.call(collectRecipe, { params: { collectionId, recipeId } });
  }
  for (const [at, madeOn, rating, words] of [
    [6, '2026-11-16', 5, 'A squeeze of lime at the end. Again soon.'],
    [2, '2026-11-14', 4, 'Twice the fish, half the oil.'],
    [9, '2026-11-11', null, ''],
  ] as const) {
    const recipeId = meals[at]?.recipeId;
    if (recipeId) await planned.call(addToRecipeLog, { params: { recipeId }, body: { madeOn, rating, text: words } });
  }
  for (const { itemId } of items.slice(0, 2)) {
    await planned.call(updateItem, { params: { listId, itemId }, body: { checked: true } });
  }
  const overrides = { kcal: { min: 1300, max: 1400 }, proteinG: { min: 250 } };
  const impossible = await newPerson(address, { name: 'Ben', goal: { ...woman, overrides } });
  await plannedWeek(impossible, monday, seed);
  const own = await newPerson(address, { name: 'Cleo' });
  const { recipeId } = await own.call(createRecipe, { body: lentils });
  await own.call(changeRecipe, {
    params: { recipeId },
    body: { ingredients: [...lentils.ingredients, '1 tsp cumin'] },
  });
  await own.call(changeRecipe, {
    params: { recipeId },
    body: { steps: [...lentils.steps, 'Stir in the lemon juice.'] },
  });
  await own.call(createRecipe, { body: doubtful });
  const { foodId } = await own.call(addFood, { body: { name: 'Village bread', label: bread } });
  const newcomer = await newPerson(address, { name: 'Dora' });
  return { planned, impossible, own, newcomer, sharedList: token, foodId, recipeId };
}
