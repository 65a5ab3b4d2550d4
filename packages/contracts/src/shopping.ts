import { aisles } from '@mealwright/nutrition/vocabulary';
import { z } from 'zod';
import { day, id, listOf, locale, pageQuery, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';

export const listItem = z
  .object({
    itemId: id,
    foodId: z.string().nullable(),
    name: z.string(),
    quantity: z.number().nullable(),
    unit: z.string().nullable(),
    /** As bought (with peel and bone); null for own items without a weight. */
    grams: z.number().nullable(),
    aisle: z.string(),
    checked: z.boolean(),
    /** Whose tick it is; null while it is not ticked, where nobody knows, and for who has the link. */
    tickedBy: z
      .object({ over: z.enum(['account', 'link']), userId: id.nullable(), name: z.string().nullable() })
      .nullable(),
    /** true: nothing to buy this time; it does not count. */
    atHome: z.boolean(),
    /** true: a food that this household always has; it is at home on every list until someone says otherwise there. */
    staple: z.boolean(),
    /** true: added by hand; never touched by regeneration. */
    own: z.boolean(),
    /** true: every recipe on it does without it. Where one needs it, only what is needed is asked for. */
    optional: z.boolean(),
    note: z.string().nullable(),
    sources: z.array(
      z.object({
        recipeId: id.nullable(),
        title: z.string(),
        mealId: id,
        date: day,
        quantity: z.number().nullable(),
        unit: z.string().nullable(),
        grams: z.number(),
        /** The recipe does without it; in a line that another recipe needs it is not in the amount. */
        optional: z.boolean(),
      }),
    ),
    updatedAt: timestamp,
  })
  .meta({ id: 'ListItem' });
export type ListItem = z.infer<typeof listItem>;

export const listSummary = z
  .object({
    listId: id,
    name: z.string(),
    planId: id.nullable(),
    weekStart: day.nullable(),
    /** What is to be bought: without what is at home. */
    itemCount: z.number().int(),
    checkedCount: z.number().int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'ListSummary' });
export const shoppingList = listSummary
  .extend({
    /** Every aisle, in the order in which this household walks through its store. */
    aisleOrder: z.array(z.string()),
    items: z.array(listItem),
  })
  .meta({ id: 'ShoppingList' });
export type ShoppingList = z.infer<typeof shoppingList>;
export type ListSummary = z.infer<typeof listSummary>;

const listParams = z.object({ listId: id });
const itemParams = listParams.extend({ itemId: id });
const quantity = z.number().min(0.001).max(1_000_000);
const aisle = z.enum(aisles);

export const generateList = endpoint({
  method: 'POST',
  path: '/shopping-lists/generate',
  access: 'user',
  tag: 'shopping',
  summary:
    'One list from a plan: the same food is one line. Again for the same plan renews that list and keeps ticks and own items.',
  status: 201,
  body: z.strictObject({ planId: id, name: text(80).optional() }),
  response: shoppingList,
  errors: ['PLAN_NOT_FOUND'],
});
export const listLists = endpoint({
  method: 'GET',
  path: '/shopping-lists',
  access: 'user',
  tag: 'shopping',
  summary: 'The lists of the household, newest first.',
  query: pageQuery,
  response: listOf(listSummary),
});
export const getList = endpoint({
  method: 'GET',
  path: '/shopping-lists/:listId',
  access: 'user',
  tag: 'shopping',
  summary: 'One list with its items; it follows its plan.',
  params: listParams,
  response: shoppingList,
  errors: ['LIST_NOT_FOUND'],
});
export const createList = endpoint({
  method: 'POST',
  path: '/shopping-lists',
  access: 'user',
  tag: 'shopping',
  summary: 'A list of one’s own, without a plan.',
  status: 201,
  body: z.strictObject({ name: text(80) }),
  response: shoppingList,
});
export const renameList = endpoint({
  method: 'PATCH',
  path: '/shopping-lists/:listId',
  access: 'user',
  tag: 'shopping',
  summary: 'Another name for a list.',
  params: listParams,
  body: z.strictObject({ name: text(80) }),
  response: shoppingList,
  errors: ['LIST_NOT_FOUND'],
});
export const deleteList = endpoint({
  method: 'DELETE',
  path: '/shopping-lists/:listId',
  access: 'user',
  tag: 'shopping',
  summary: 'Delete a list with its items and links. The list of a plan can be made again from the plan.',
  status: 204,
  params: listParams,
  response: z.undefined(),
  errors: ['LIST_NOT_FOUND'],
});

const storeOrder = z.object({ aisles: z.array(z.string()) }).meta({ id: 'StoreOrder' });
export const getStoreOrder = endpoint({
  method: 'GET',
  path: '/store-order',
  access: 'user',
  tag: 'shopping',
  summary: 'Every aisle in the order of this household’s store.',
  response: storeOrder,
});
export const putStoreOrder = endpoint({
  method: 'PUT',
  path: '/store-order',
  access: 'user',
  tag: 'shopping',
  summary:
    'The order of the aisles, for all lists of the household. Aisles that are not named keep their usual place after these.',
  body: z.strictObject({
    aisles: z
      .array(aisle)
      .max(aisles.length)
      .refine((all) => new Set(all).size === all.length, 'an aisle twice'),
  }),
  response: storeOrder,
});
export const addItem = endpoint({
  method: 'POST',
  path: '/shopping-lists/:listId/items',
  access: 'user',
  tag: 'shopping',
  summary: 'An item of one’s own.',
  status: 201,
  params: listParams,
  body: z.strictObject({
    /** Made by the client when it works offline, so that a replay is the same item. */
    itemId: id.optional(),
    name: text(120),
    quantity: quantity.nullable().default(null),
    unit: text(20).nullable().default(null),
    aisle: aisle.optional(),
    note: text(200).nullable().default(null),
  }),
  response: listItem,
  errors: ['LIST_NOT_FOUND'],
});
export const updateItem = endpoint({
  method: 'PATCH',
  path: '/shopping-lists/:listId/items/:itemId',
  access: 'user',
  tag: 'shopping',
  summary:
    'Check, uncheck, have it at home, move to another aisle (which is remembered); own items also by name and amount.',
  params: itemParams,
  body: z
    .strictObject({
      checked: z.boolean(),
      atHome: z.boolean(),
      /** Of foods only: remembered for all lists of the household. */
      staple: z.boolean(),
      name: text(120),
      quantity: quantity.nullable(),
      unit: text(20).nullable(),
      aisle,
      note: text(200).nullable(),
    })
    .partial()
    .refine((body) => Object.keys(body).length > 0, 'nothing to change'),
  response: listItem,
  errors: ['LIST_NOT_FOUND', 'ITEM_NOT_FOUND', 'FORBIDDEN'],
});
export const removeItem = endpoint({
  method: 'DELETE',
  path: '/shopping-lists/:listId/items/:itemId',
  access: 'user',
  tag: 'shopping',
  summary: 'Take an item off the list.',
  status: 204,
  params: itemParams,
  response: z.undefined(),
  errors: ['LIST_NOT_FOUND', 'ITEM_NOT_FOUND'],
});
export const shareList = endpoint({
  method: 'POST',
  path: '/shopping-lists/:listId/share',
  access: 'user',
  tag: 'shopping',
  summary: 'A link for others: to view, or to view and tick. A new link of the same kind ends the old one.',
  status: 201,
  params: listParams,
  body: z.strictObject({ mode: z.enum(['view', 'edit']).default('view') }).default({ mode: 'view' }),
  response: z.object({ token: z.string(), path: z.string(), mode: z.enum(['view', 'edit']), expiresAt: timestamp }),
  errors: ['LIST_NOT_FOUND'],
});
export const listShares = endpoint({
  method: 'GET',
  path: '/shopping-lists/:listId/share',
  access: 'user',
  tag: 'shopping',
  summary: 'The links that lead to this list now. The links themselves are told once, when they are made.',
  params: listParams,
  response: z.object({
    data: z.array(z.object({ mode: z.enum(['view', 'edit']), createdAt: timestamp, expiresAt: timestamp })),
  }),
  errors: ['LIST_NOT_FOUND'],
});
export const endShare = endpoint({
  method: 'DELETE',
  path: '/shopping-lists/:listId/share/:mode',
  access: 'user',
  tag: 'shopping',
  summary: 'End a link at once.',
  status: 204,
  params: listParams.extend({ mode: z.enum(['view', 'edit']) }),
  response: z.undefined(),
  errors: ['LIST_NOT_FOUND'],
});
/** The language to show names in; without it, that of who shared the list. */
const sharedQuery = z.object({ locale: locale.optional() });
const sharedParams = z.object({ token: z.string().min(20).max(80) });
export const getSharedList = endpoint({
  method: 'GET',
  path: '/shared-lists/:token',
  access: 'public',
  tag: 'shopping',
  summary: 'A shared list, by its link.',
  params: sharedParams,
  query: sharedQuery,
  response: shoppingList.extend({ mode: z.enum(['view', 'edit']) }),
  errors: ['LIST_NOT_FOUND'],
});
export type SharedList = z.infer<typeof getSharedList.response>;
export const checkSharedItem = endpoint({
  method: 'PATCH',
  path: '/shared-lists/:token/items/:itemId',
  access: 'public',
  tag: 'shopping',
  summary: 'Tick an item of a list that was shared for editing.',
  params: sharedParams.extend({ itemId: id }),
  query: sharedQuery,
  body: z.strictObject({ checked: z.boolean() }),
  response: listItem,
  errors: ['LIST_NOT_FOUND', 'ITEM_NOT_FOUND'],
});
