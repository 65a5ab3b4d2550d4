import type { EventName } from '@mealwright/contracts/events';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useParts } from '../../test/parts.ts';
import type { Job } from './ctx.ts';
import { forgetOldEvents, listenerJobs, makeRelay, type PublishedEvent, publish } from './events.ts';
import { deadLetterQueue, type Jobs } from './jobs.ts';

const parts = useParts();
const tell = (...users: string[]) =>
  parts.ctx.tx(async (tx) => {
    for (const userId of users) await publish(tx, 'user.updated', { userId });
  });
const query = async <Row extends object>(text: string) => (await parts.database.pool.query<Row>(text)).rows;
const unsent = () => query<{ payload: { userId: string } }>('SELECT payload FROM event WHERE sent_at IS NULL');
const userOf = (event: PublishedEvent) => (event.payload as { userId: string }).userId;

beforeEach(async () => {
  await query('DELETE FROM event');
});

function relayTo(
  listeners: readonly { event: EventName; name: string }[],
  sendJob: Jobs['send'],
  heard: string[] = [],
  errors: unknown[] = [],
) {
  return makeRelay({
    db: parts.database.db,
    listeners,
    sendJob,
    wakeJob: () => undefined,
    onEvent: (event) => heard.push(userOf(event)),
    onError: (error) => errors.push(error),
  });
}
const nothing = async () => undefined;

describe('an event', () => {
  it('is written with the change that it tells of', async () => {
    await tell('ann');
    expect(await query('SELECT name, payload, sent_at FROM event')).toEqual([
      { name: 'user.updated', payload: { userId: 'ann' }, sent_at: null },
    ]);
  });

  it('is gone with a change that is taken back', async () => {
    const lost = parts.ctx.tx(async (tx) => {
      await publish(tx, 'user.updated', { userId: 'ann' });
      throw new Error('taken back');
    });
    await expect(lost).rejects.toThrow('taken back');
    expect(await unsent()).toEqual([]);
  });

  it('is forgotten a month after it was sent on, and not before it was', async () => {
    await tell('old', 'young', 'unsent');
    const age = (days: number, user: string) =>
      sql`UPDATE event SET sent_at = now() - make_interval(days => ${days}::int) WHERE payload->>'userId' = ${user}`.execute(
        parts.database.db,
      );
    await age(31, 'old');
    await age(29, 'young');
    await query("UPDATE event SET created_at = now() - interval '1 year'");
    await forgetOldEvents(parts.database.db);
    const left = await query<{ payload: { userId: string } }>('SELECT payload FROM event ORDER BY sequence');
    expect(left.map((row) => row.payload.userId)).toEqual(['young', 'unsent']);
  });
});

describe('the relay', () => {
  it('sends on in order, each once', async () => {
    const [heard, sent] = [[] as string[], [] as string[]];
    const relay = relayTo(
      [{ event: 'user.updated', name: 'a' }],
      async (_db, _name, data) => void sent.push(userOf(data as PublishedEvent)),
      heard,
    );
    const users = Array.from({ length: 450 }, (_, index) => `user ${index}`);
    for (let at = 0; at < users.length; at += 90) await tell(...users.slice(at, at + 90));
    expect(await relay.relayAll()).toBe(450);
    expect(heard).toEqual(users);
    expect(sent).toEqual(users);
    expect(await relay.relayAll()).toBe(0);
    expect(await unsent()).toEqual([]);
  });

  it('gives each event one job for every module that hears it', async () => {
    const sent: string[] = [];
    const hears = [
      { event: 'user.updated', name: 'a-hears' },
      { event: 'user.updated', name: 'b-hears' },
      { event: 'user.deleted', name: 'c-hears' },
    ] as const;
    const ids = new Set<string>();
    const relay = relayTo(hears, async (_db, name, data, id) => {
      sent.push(`${name} ${userOf(data as PublishedEvent)}`);
      ids.add(id);
    });
    await tell('ann', 'bob');
    await relay.relayAll();
    expect(sent).toEqual(['a-hears ann', 'b-hears ann', 'a-hears bob', 'b-hears bob']);
    expect(ids.size).toBe(4);
  });

  it('sends each event once when several relays run at the same moment', async () => {
    const heard: string[] = [];
    const relays = Array.from({ length: 4 }, () => relayTo([], nothing, heard));
    await tell(...Array.from({ length: 50 }, (_, index) => `user ${index}`));
    await Promise.all(relays.map((relay) => relay.relayAll()));
    expect(heard).toHaveLength(50);
    expect(new Set(heard).size).toBe(50);
  });

  it('loses nothing and sends nothing twice when it breaks in the middle', async () => {
    const heard: string[] = [];
    let count = 0;
    const jobs = await parts.jobs([{ name: 'hears-all', run: nothing }]);
    const relay = relayTo(
      [{ event: 'user.updated', name: 'hears-all' }],
      async (...job) => {
        count += 1;
        if (count === 2) throw new Error('crash');
        await jobs.send(...job);
      },
      heard,
    );
    await tell('ann', 'bob', 'cleo');
    await expect(relay.relayAll()).rejects.toThrow('crash');
    expect(heard).toEqual([]);
    expect(await unsent()).toHaveLength(3);
    expect(await jobs.drain()).toBe(0);
    expect(await relay.relayAll()).toBe(3);
    expect(heard).toEqual(['ann', 'bob', 'cleo']);
    expect(await jobs.drain()).toBe(3);
  });

  it('wakes by itself when something is told, and goes on after an error', async () => {
    const [heard, errors] = [[] as string[], [] as unknown[]];
    let broken = true;
    const sendJob = async () => {
      if (broken) throw new Error('no queue');
    };
    const relay = relayTo([{ event: 'user.updated', name: 'a' }], sendJob, heard, errors);
    await relay.start(parts.address);
    await tell('ann');
    await vi.waitFor(() => expect(errors.length).toBeGreaterThan(0), { timeout: 20_000 });
    broken = false;
    await tell('bob');
    await vi.waitFor(() => expect(heard).toEqual(['ann', 'bob']), { timeout: 20_000 });
    await relay.stop();
    await tell('cleo');
    expect(heard).toEqual(['ann', 'bob']);
  });
});

describe('a listener that fails', () => {
  it('is tried again alone, ends alone in the dead letter, and holds up neither other listeners nor other events', async () => {
    const [good, bad] = [[] as string[], [] as string[]];
    const listeners = listenerJobs([
      { name: 'good', hears: { 'user.updated': async (_ctx, { userId }) => void good.push(userId) } },
      {
        name: 'bad',
        hears: {
          'user.updated': async (_ctx, { userId }) => {
            bad.push(userId);
            if (userId === 'poison') throw new Error('cannot hear this');
          },
        },
      },
      { name: 'deaf' },
    ]);
    expect(listeners.map((one) => one.name)).toEqual(['good-hears-user-updated', 'bad-hears-user-updated']);
    const limited = listeners.map((one) => ({ ...one, retryLimit: 2 })) as unknown as Job[];
    const jobs = await parts.jobs(limited);
    const relay = relayTo(listeners, jobs.send);
    await tell('poison', 'ann', 'bob', 'cleo', 'dan', 'eve');
    await relay.relayAll();
    await jobs.work();
    await vi.waitFor(
      async () => {
        await query("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'");
        jobs.wake('bad-hears-user-updated');
        const dead = await query<{ data: PublishedEvent }>(
          `SELECT data FROM pgboss.job WHERE name = '${deadLetterQueue}'`,
        );
        expect(dead.map(({ data }) => [data.name, userOf(data)])).toEqual([['user.updated', 'poison']]);
        expect(bad.filter((user) => user !== 'poison').sort()).toEqual(['ann', 'bob', 'cleo', 'dan', 'eve']);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(bad.filter((user) => user === 'poison')).toHaveLength(3);
    expect(good.sort()).toEqual(['ann', 'bob', 'cleo', 'dan', 'eve', 'poison']);
    await jobs.stop();
  });
});
