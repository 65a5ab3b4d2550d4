import { addMeal, createPlan } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import {
  addItem,
  checkSharedItem,
  createList,
  endShare,
  generateList,
  getList,
  getSharedList,
  type ShoppingList,
  shareList,
  updateItem,
} from '@mealwright/contracts/shopping';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { rowsOf } from '../../../test/state.ts';

const app = useApp();
const DAY = 24 * 3600 * 1000;

async function someList(settings: { locale?: 'de'; units?: 'us' } = {}): Promise<[Person, ShoppingList]> {
  const ann = await app.make.person(settings);
  const { body: recipes } = await ann.call(listRecipes, { query: { slot: 'dinner', limit: 1 } });
  const { body: plan } = await ann.call(createPlan, {
    params: { userId: ann.userId },
    body: { weekStart: '2026-11-16' },
  });
  await ann.call(addMeal, {
    params: { planId: plan.planId },
    body: { date: '2026-11-16', slot: 'dinner', recipeId: recipes.data[0]?.recipeId ?? '' },
  });
  const { body: list } = await ann.call(generateList, { body: { planId: plan.planId } });
  await app.settle();
  return [ann, list];
}
async function share(person: Person, { listId }: ShoppingList, mode?: 'view' | 'edit') {
  const { status, body } = await person.call(shareList, {
    params: { listId },
    ...(mode === undefined ? {} : { body: { mode } }),
  });
  expect(status).toBe(201);
  return body;
}
const open = (token: string) => app.make.stranger().call(getSharedList, { params: { token } });
const check = (token: string, itemId: string, checked: boolean) =>
  app.make.stranger().call(checkSharedItem, { params: { token, itemId }, body: { checked } });

describe('a link to a list', () => {
  it('shows it to anyone, as its owner sees it, until it ends', async () => {
    const [ann, list] = await someList();
    const link = await share(ann, list);
    expect(link).toMatchObject({ mode: 'view', path: `/shared/${link.token}` });
    const { status, body, queries } = await open(link.token);
    expect(status).toBe(200);
    expect(getSharedList.response.parse(body)).toEqual(body);
    expect(body).toEqual({ ...list, mode: 'view' });
    expect(queries).toBeLessThanOrEqual(4);
    expect(Date.parse(link.expiresAt) - app.clock.now.getTime()).toBe(30 * DAY);
    const today = app.clock.now;
    app.clock.now = new Date(today.getTime() + 30 * DAY - 1000);
    expect((await open(link.token)).status).toBe(200);
    app.clock.now = new Date(today.getTime() + 30 * DAY + 1000);
    const late = await open(link.token);
    app.clock.now = today;
    expect([late.status, late.error.code]).toEqual([404, 'LIST_NOT_FOUND']);
  });

  it('is stored as a hash only, and stays out of the log', async () => {
    const [ann, list] = await someList();
    const { token } = await share(ann, list);
    await open(token);
    const rows = await rowsOf(app, 'list_share', 'list_id', list.listId);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(app.logged)).not.toContain(token);
    expect(token.length).toBeGreaterThanOrEqual(32);
  });

  it('for viewing does not let tick', async () => {
    const [ann, list] = await someList();
    const { token } = await share(ann, list, 'view');
    const { status, error } = await check(token, list.items[0]?.itemId ?? '', true);
    expect([status, error.code]).toEqual([404, 'LIST_NOT_FOUND']);
    expect((await ann.call(getList, { params: { listId: list.listId } })).body).toEqual(list);
  });

  it('for editing lets tick and untick, which the household sees', async () => {
    const [ann, list] = await someList();
    const { token } = await share(ann, list, 'edit');
    const item = list.items[0] as ShoppingList['items'][number];
    expect((await open(token)).body.mode).toBe('edit');
    for (const checked of [true, false, true]) {
      const { status, body } = await check(token, item.itemId, checked);
      expect(status).toBe(200);
      expect(body).toEqual({ ...item, checked });
    }
    expect((await ann.call(getList, { params: { listId: list.listId } })).body.checkedCount).toBe(1);
    expect((await open(token)).body.checkedCount).toBe(1);
  });

  it('for editing reaches no item of another list, and nothing but ticks', async () => {
    const [[ann, list], [, other]] = [await someList(), await someList()];
    const { token } = await share(ann, list, 'edit');
    expect((await check(token, other.items[0]?.itemId ?? '', true)).error.code).toBe('ITEM_NOT_FOUND');
    const { status } = await app.make.stranger().call(checkSharedItem, {
      params: { token, itemId: list.items[0]?.itemId ?? '' },
      body: { checked: true, name: 'Gold' },
    });
    expect(status).toBe(400);
  });

  it('is ended by a new one of the same kind, not by one of the other', async () => {
    const [ann, list] = await someList();
    const [view, edit] = [await share(ann, list, 'view'), await share(ann, list, 'edit')];
    expect((await open(view.token)).status).toBe(200);
    const newer = await share(ann, list, 'view');
    expect(newer.token).not.toBe(view.token);
    expect((await open(view.token)).status).toBe(404);
    expect((await open(newer.token)).status).toBe(200);
    expect((await open(edit.token)).status).toBe(200);
    const last = await share(ann, list, 'edit');
    expect((await check(edit.token, list.items[0]?.itemId ?? '', true)).status).toBe(404);
    expect((await check(last.token, list.items[0]?.itemId ?? '', true)).status).toBe(200);
    expect(await rowsOf(app, 'list_share', 'list_id', list.listId)).toHaveLength(2);
  });

  it('speaks the language and the units of who shared it', async () => {
    const [german, inGerman] = await someList({ locale: 'de' });
    const { body } = await open((await share(german, inGerman)).token);
    expect(body.items).toEqual(inGerman.items);
    const [american, inOunces] = await someList({ units: 'us' });
    const { token } = await share(american, inOunces, 'edit');
    expect((await open(token)).body.items).toEqual(inOunces.items);
    const item = inOunces.items[0] as ShoppingList['items'][number];
    expect((await check(token, item.itemId, false)).body).toEqual(item);
  });

  it('cannot be made for a list of somebody else, nor guessed', async () => {
    const [[, list], [bob]] = [await someList(), await someList()];
    const { status, error } = await bob.call(shareList, { params: { listId: list.listId } });
    expect([status, error.code]).toEqual([404, 'LIST_NOT_FOUND']);
    expect((await open('x'.repeat(43))).error.code).toBe('LIST_NOT_FOUND');
    expect((await open('short')).error.code).toBe('VALIDATION_ERROR');
    expect(await rowsOf(app, 'list_share', 'list_id', list.listId)).toEqual([]);
    const wrong = await bob.call(shareList, { params: { listId: list.listId }, body: { mode: 'own' } });
    expect(wrong.error.details).toHaveProperty('mode');
  });

  it('that has ended is forgotten at night, others are kept', async () => {
    const [ann, list] = await someList();
    const today = app.clock.now;
    await share(ann, list, 'view');
    app.clock.now = new Date(today.getTime() + 20 * DAY);
    const again = await app.make.signIn(ann.email);
    await share(again, list, 'edit');
    app.clock.now = new Date(today.getTime() + 35 * DAY);
    const { shopping } = await import('./shopping.module.ts');
    await shopping.jobs?.[0]?.run(app.ctx, {});
    app.clock.now = today;
    expect((await rowsOf(app, 'list_share', 'list_id', list.listId)).map((row) => row.mode)).toEqual(['edit']);
  });
});

describe('open windows', () => {
  type Socket = Awaited<ReturnType<typeof app.http.injectWS>>;

  /** An open window of a person: `next` gives the messages one by one. */
  async function openWindow(person: Person): Promise<{ next: () => Promise<unknown>; socket: Socket }> {
    const arrived: unknown[] = [];
    const waiting: ((message: unknown) => void)[] = [];
    const socket = await app.http.injectWS(
      '/api/v1/live',
      // A request that comes from nowhere has no address, which the rate limit wants.
      { socket: { remoteAddress: '127.0.0.1' } as never },
      {
        onInit: (ws) =>
          ws.on('message', (data: unknown) => {
            const message: unknown = JSON.parse(String(data));
            const taker = waiting.shift();
            if (taker === undefined) arrived.push(message);
            else taker(message);
          }),
      },
    );
    const next = () =>
      arrived.length > 0 ? Promise.resolve(arrived.shift()) : new Promise<unknown>((resolve) => waiting.push(resolve));
    socket.send(JSON.stringify({ token: person.session.accessToken }));
    expect(await next()).toEqual({ type: 'hello' });
    return { next, socket };
  }

  it('of the household are told of every change, and those of others of none', async () => {
    const [[ann, list], [bob, other]] = [await someList(), await someList()];
    const { listId } = list;
    const [hers, his] = [await openWindow(ann), await openWindow(bob)];
    const itemId = list.items[0]?.itemId ?? '';
    const { token } = await share(ann, list, 'edit');
    for (const change of [
      () => ann.call(addItem, { params: { listId }, body: { name: 'Soap' } }),
      () => ann.call(updateItem, { params: { listId, itemId }, body: { checked: true } }),
      () => check(token, itemId, false),
      () => ann.call(generateList, { body: { planId: list.planId ?? '' } }),
    ]) {
      expect((await change()).status).toBeLessThan(300);
      await app.settle();
      expect(await hers.next()).toEqual({ type: 'list.changed', listId });
    }
    // The first thing he hears is of his own.
    await bob.call(addItem, { params: { listId: other.listId }, body: { name: 'Salt' } });
    await app.settle();
    expect(await his.next()).toEqual({ type: 'list.changed', listId: other.listId });
    hers.socket.terminate();
    his.socket.terminate();
  });

  it('hear of a changed plan, and then of its list', async () => {
    const [ann, list] = await someList();
    const { next, socket } = await openWindow(ann);
    const { body: plan } = await ann.call(addMeal, {
      params: { planId: list.planId ?? '' },
      body: { date: '2026-11-17', slot: 'dinner', title: 'Leftovers' },
    });
    await app.settle();
    expect(await next()).toEqual({ type: 'plan.changed', planId: plan.planId, version: plan.version });
    expect(await next()).toEqual({ type: 'list.changed', listId: list.listId });
    socket.terminate();
  });
});

describe('a tick', () => {
  /** Someone else who lives there. */
  async function housemate(ann: Person): Promise<Person> {
    const ben = await app.make.person({ name: 'Ben Baker' });
    const { householdId } = ann.session.user;
    await sql`UPDATE app_user SET household_id = ${householdId} WHERE id = ${ben.userId}`.execute(app.ctx.db);
    return app.make.signIn(ben.email);
  }
  const tick = (person: Person, { listId, items }: ShoppingList, checked: boolean) =>
    person.call(updateItem, { params: { listId, itemId: items[0]?.itemId ?? '' }, body: { checked } });
  const seenBy = async (person: Person, { listId }: ShoppingList) =>
    (await person.call(getList, { params: { listId } })).body.items[0]?.tickedBy;

  it('carries who made it, until it is taken away', async () => {
    const [ann, list] = await someList();
    const ben = await housemate(ann);
    expect(await seenBy(ann, list)).toBeNull();
    const his = { over: 'account', userId: ben.userId, name: 'Ben Baker' };
    expect((await tick(ben, list, true)).body.tickedBy).toEqual(his);
    expect(await seenBy(ann, list)).toEqual(his);
    // Who ticks what is ticked has ticked nothing.
    await tick(ann, list, true);
    expect(await seenBy(ann, list)).toEqual(his);
    expect((await tick(ann, list, false)).body.tickedBy).toBeNull();
    await tick(ann, list, true);
    expect(await seenBy(ben, list)).toMatchObject({ userId: ann.userId });
  });

  it('over a link is of someone with the link, who is told nothing about the household', async () => {
    const [ann, list] = await someList();
    const { token } = await share(ann, list, 'edit');
    const answer = await check(token, list.items[0]?.itemId ?? '', true);
    expect(answer.body).toMatchObject({ checked: true, tickedBy: null });
    expect(await seenBy(ann, list)).toEqual({ over: 'link', userId: null, name: null });
    await tick(ann, list, false);
    await tick(ann, list, true);
    expect((await open(token)).body.items[0]).toMatchObject({ checked: true, tickedBy: null });
  });
});

describe('who has a link', () => {
  async function listen(first: object) {
    const socket = await app.http.injectWS('/api/v1/live');
    const messages: unknown[] = [];
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(String(data))));
    const closed = new Promise<number>((done) => socket.once('close', done));
    socket.send(JSON.stringify(first));
    return { socket, messages, closed };
  }

  it('hears of changes of that list, and of nothing else in the household', async () => {
    const [ann, list] = await someList();
    const { token } = await share(ann, list);
    // What was told of the list while it was made is not meant.
    await app.settle();
    const { messages, socket } = await listen({ link: token });
    await vi.waitFor(() => expect(messages).toEqual([{ type: 'hello' }]));
    const { body: other } = await ann.call(createList, { body: { name: 'Market' } });
    await ann.call(addItem, { params: { listId: other.listId }, body: { name: 'Flowers' } });
    await ann.call(addItem, { params: { listId: list.listId }, body: { name: 'Soap' } });
    await app.settle();
    await vi.waitFor(() => expect(messages).toHaveLength(2));
    expect(messages[1]).toEqual({ type: 'list.changed', listId: list.listId });
    socket.terminate();
  });

  it('hears nothing by a wrong link, and no more when the link has ended', async () => {
    const [ann, list] = await someList();
    const { token } = await share(ann, list);
    expect(await (await listen({ link: `${token}x` })).closed).toBe(4401);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { closed, messages } = await listen({ link: token });
      await vi.waitFor(() => expect(messages).toEqual([{ type: 'hello' }]));
      await ann.call(endShare, { params: { listId: list.listId, mode: 'view' } });
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await closed).toBe(4401);
    } finally {
      vi.useRealTimers();
    }
  });
});
