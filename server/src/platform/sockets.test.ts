import { logout } from '@mealwright/contracts/accounts';
import { changeRecipe, createRecipe, deleteRecipe } from '@mealwright/contracts/own-recipes';
import { createPlan } from '@mealwright/contracts/plans';
import type { LiveMessage } from '@mealwright/contracts/realtime';
import { importRecipes, listImportedRecipes } from '@mealwright/contracts/recipe-imports';
import { describe, expect, it, vi } from 'vitest';
import { useApp } from '../../test/app.ts';
import { makeSockets } from './sockets.ts';

const app = useApp();
const id = '0198f000-0000-7000-8000-000000000001';

async function openWindow(first?: string | Buffer) {
  const socket = await app.http.injectWS('/api/v1/live');
  const messages: LiveMessage[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(String(data))));
  const closed = new Promise<number>((done) => socket.once('close', done));
  if (first !== undefined) socket.send(first);
  return { socket, messages, closed };
}
async function windowOf(token: string) {
  const window = await openWindow(JSON.stringify({ token }));
  await vi.waitFor(() => expect(window.messages).toEqual([{ type: 'hello' }]));
  return window;
}

describe('an open window', () => {
  it('signs in with its first message and is greeted', async () => {
    const ann = await app.make.person();
    const { socket } = await windowOf(ann.session.accessToken);
    expect(socket.readyState).toBe(socket.OPEN);
    socket.terminate();
  });

  it('is told of changes in its own household, in every window, and of no other', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const mine = [await windowOf(ann.session.accessToken), await windowOf(ann.session.accessToken)];
    const other = await windowOf(bob.session.accessToken);
    const { body: plan } = await ann.call(createPlan, {
      params: { userId: ann.userId },
      body: { weekStart: '2026-11-16' },
    });
    await app.settle();
    const told = { type: 'plan.changed', planId: plan.planId, version: plan.version };
    for (const { messages } of mine) await vi.waitFor(() => expect(messages).toEqual([{ type: 'hello' }, told]));
    // What bob's window hears next is his own news.
    app.ctx.push(bob.session.user.householdId, { type: 'list.changed', listId: id });
    await vi.waitFor(() => expect(other.messages).toEqual([{ type: 'hello' }, { type: 'list.changed', listId: id }]));
    for (const { socket } of [...mine, other]) socket.terminate();
  });

  it('is told of recipes that are new, changed or taken away, of an import together', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const [mine, other] = [await windowOf(ann.session.accessToken), await windowOf(bob.session.accessToken)];
    const { body: recipe } = await ann.call(createRecipe, {
      body: { title: 'Rice', servings: 1, ingredients: ['100 g rice'] },
    });
    await app.settle();
    const { recipeId } = recipe;
    const told = { type: 'recipes.changed', recipeIds: [recipeId] };
    await vi.waitFor(() => expect(mine.messages).toEqual([{ type: 'hello' }, told]));
    await ann.call(changeRecipe, { params: { recipeId }, body: { servings: 2 } });
    await app.settle();
    await vi.waitFor(() => expect(mine.messages).toEqual([{ type: 'hello' }, told, told]));
    const soup = (name: string) => ({ '@type': 'Recipe', name, recipeIngredient: ['1 onion'] });
    const html = `<script type="application/ld+json">${JSON.stringify(soup('Onion soup'))}</script>`;
    const { body: job } = await ann.call(importRecipes, { body: { html } });
    await app.settle();
    const { body: items } = await ann.call(listImportedRecipes, { params: { jobId: job.jobId } });
    const brought = items.data.map((item) => item.recipeId);
    expect(brought).toHaveLength(1);
    await vi.waitFor(() => expect(mine.messages.slice(3)).toEqual([{ type: 'recipes.changed', recipeIds: brought }]));
    await ann.call(deleteRecipe, { params: { recipeId } });
    await app.settle();
    await vi.waitFor(() => expect(mine.messages.slice(4)).toEqual([told]));
    app.ctx.push(bob.session.user.householdId, { type: 'list.changed', listId: id });
    await vi.waitFor(() => expect(other.messages).toEqual([{ type: 'hello' }, { type: 'list.changed', listId: id }]));
    for (const { socket } of [mine, other]) socket.terminate();
  });

  it('is closed soon after its person has signed out', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const [left, stays] = [await windowOf(ann.session.accessToken), await windowOf(bob.session.accessToken)];
      await ann.call(logout);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await left.closed).toBe(4401);
      expect(stays.socket.readyState).toBe(stays.socket.OPEN);
      stays.socket.terminate();
    } finally {
      vi.useRealTimers();
    }
  });

  it('is closed when what it sends first is not a token of ours', async () => {
    const ann = await app.make.person();
    const token = ann.session.accessToken;
    const wrong = [
      '',
      '{',
      'null',
      '[]',
      '{"token":5}',
      '{"token":"x"}',
      `{"token":"${token}x"}`,
      Buffer.from([0, 255]),
    ];
    for (const first of wrong) {
      const { closed, messages } = await openWindow(first);
      expect(await closed).toBe(4401);
      expect(messages).toEqual([]);
    }
  });

  it('is closed when its message is larger than a token can be', async () => {
    const { closed } = await openWindow('x'.repeat(20_000));
    expect(await closed).toBe(1009);
  });

  it('hears nothing before it has signed in', async () => {
    const ann = await app.make.person();
    const silent = await openWindow();
    const mine = await windowOf(ann.session.accessToken);
    app.ctx.push(ann.session.user.householdId, { type: 'list.changed', listId: id });
    await vi.waitFor(() => expect(mine.messages).toHaveLength(2));
    expect(silent.messages).toEqual([]);
    for (const { socket } of [silent, mine]) socket.terminate();
  });
});

describe('the windows of a household', () => {
  const socket = () => ({ readyState: 1, send: vi.fn(), close: vi.fn() });

  it('are fifty at most; one more is closed and the others stay', () => {
    const sockets = makeSockets();
    const windows = Array.from({ length: 50 }, socket);
    const leaves = windows.map((one) => sockets.add('home', one));
    const late = socket();
    sockets.add('home', late);
    expect(late.close).toHaveBeenCalledWith(1013, 'too many windows');
    sockets.push('home', { type: 'list.changed', listId: id });
    for (const one of windows) expect(one.send).toHaveBeenCalledTimes(1);
    expect(late.send).not.toHaveBeenCalled();
    leaves[0]?.();
    sockets.add('home', socket());
    expect(sockets.count()).toBe(50);
  });

  it('that are closing are not written to, and those that have left are forgotten', () => {
    const sockets = makeSockets();
    const [closing, gone] = [{ ...socket(), readyState: 2 }, socket()];
    sockets.add('home', closing);
    sockets.add('home', gone)();
    sockets.push('home', { type: 'hello' });
    sockets.push('nobody', { type: 'hello' });
    expect(closing.send).not.toHaveBeenCalled();
    expect(gone.send).not.toHaveBeenCalled();
    expect(sockets.count()).toBe(1);
  });

  it('are all closed when the server stops', () => {
    const sockets = makeSockets();
    const windows = [socket(), socket()];
    for (const [index, one] of windows.entries()) sockets.add(`home ${index}`, one);
    sockets.closeAll();
    for (const one of windows) expect(one.close).toHaveBeenCalledWith(1001, 'server stops');
  });
});
