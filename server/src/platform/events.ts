import type { DomainEvents, EventName } from '@mealwright/contracts/events';
import { sql } from 'kysely';
import pg from 'pg';
import { v5 as uuidv5 } from 'uuid';
import type { Ctx, Db, Job, TxCtx } from './ctx.ts';
import type { DbAddress } from './db.ts';

/** A module's ear for one event. Runs as a job of its own: retries alone, dead-letters alone. Idempotent. */
export type Listener<Name extends EventName = EventName> = {
  event: Name;
  hear: (ctx: Ctx, payload: DomainEvents[Name]) => Promise<void>;
};
export type Hears = { [Name in EventName]?: (ctx: Ctx, payload: DomainEvents[Name]) => Promise<void> };

export type PublishedEvent = { id: string; name: EventName; payload: DomainEvents[EventName] };

type EventTable = {
  event: { id: string; sequence: number; name: string; payload: string; created_at: Date; sent_at: Date | null };
};

/** Writes a fact in the transaction of the change that it tells of: neither exists without the other. */
export async function publish<Name extends EventName>(
  ctx: TxCtx,
  name: Name,
  payload: DomainEvents[Name],
): Promise<void> {
  await ctx.db
    .withTables<EventTable>()
    .insertInto('event')
    .values({ id: ctx.newId(), name, payload: JSON.stringify(payload), created_at: ctx.now() } as never)
    .execute();
}

/** The jobs that stand behind the listeners: `<module> hears <event>`. */
export function listenerJobs(
  modules: readonly { name: string; hears?: Hears }[],
): (Job<PublishedEvent> & { event: EventName })[] {
  return modules.flatMap((module) =>
    Object.entries(module.hears ?? {}).map(([event, hear]) => ({
      event: event as EventName,
      name: `${module.name}-hears-${event.replace('.', '-')}`,
      run: (ctx: Ctx, { payload }: PublishedEvent) =>
        (hear as (ctx: Ctx, payload: object) => Promise<void>)(ctx, payload),
    })),
  );
}

const RELAY_BATCH = 200;
const RELAY_LOCK = 4322;
const JOB_NAMESPACE = '6f1c0d2e-6c1e-4f0a-9c53-9b1d5d0a7e11';

export type Relay = {
  start: (address: DbAddress) => Promise<void>;
  relayAll: () => Promise<number>;
  stop: () => Promise<void>;
};

/**
 * Takes unsent events in order. In one transaction each gets a job per listener and is marked as sent, so a crash repeats nothing
 * and loses nothing. `onEvent` then hears it at once, at most once (sockets). Woken by NOTIFY, with a slow poll behind it.
 */
export function makeRelay(options: {
  db: Db;
  listeners: readonly { event: EventName; name: string }[];
  sendJob: (db: Db, name: string, data: object, id: string) => Promise<void>;
  wakeJob: (name: string) => void;
  onEvent: (event: PublishedEvent) => void;
  onError: (error: unknown) => void;
}): Relay {
  const { db, listeners } = options;

  async function relayBatch(): Promise<PublishedEvent[]> {
    const events = await db.transaction().execute(async (transaction) => {
      await sql`SELECT pg_advisory_xact_lock(${RELAY_LOCK})`.execute(transaction);
      const rows = await transaction
        .withTables<EventTable>()
        .selectFrom('event')
        .select(['id', 'name', 'payload'])
        .where('sent_at', 'is', null)
        .orderBy('sequence')
        .limit(RELAY_BATCH)
        .execute();
      if (rows.length === 0) return [];
      const batch = rows as unknown as PublishedEvent[];
      for (const event of batch) {
        for (const listener of listeners.filter((one) => one.event === event.name)) {
          await options.sendJob(transaction, listener.name, event, uuidv5(event.id + listener.name, JOB_NAMESPACE));
        }
      }
      await transaction
        .withTables<EventTable>()
        .updateTable('event')
        .set({ sent_at: sql`now()` as never })
        .where(
          'id',
          'in',
          batch.map((event) => event.id),
        )
        .execute();
      return batch;
    });
    const names = new Set(events.map((event) => event.name));
    for (const listener of listeners) if (names.has(listener.event)) options.wakeJob(listener.name);
    for (const event of events) options.onEvent(event);
    return events;
  }

  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  async function relayAll(): Promise<number> {
    let sent = 0;
    for (;;) {
      const batch = await relayBatch();
      sent += batch.length;
      if (batch.length < RELAY_BATCH) return sent;
    }
  }
  function wake(): void {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = relayAll()
      .then(() => undefined, options.onError)
      .finally(() => {
        running = null;
        if (again) {
          again = false;
          wake();
        }
      });
  }

  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  async function listen(address: DbAddress): Promise<void> {
    client = new pg.Client({ ...address, application_name: 'mealwright relay' });
    client.on('notification', wake);
    client.on('error', () => {
      client = null;
    });
    await client.connect();
    await client.query('LISTEN mealwright_event');
  }
  return {
    relayAll,
    async start(address) {
      await listen(address);
      wake();
      timer = setInterval(() => {
        if (client === null) listen(address).catch(options.onError);
        wake();
      }, 5000);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      await client?.end().catch(() => undefined);
    },
  };
}

/** Facts that were sent on a month ago. */
export async function forgetOldEvents(db: Db): Promise<void> {
  await db
    .withTables<EventTable>()
    .deleteFrom('event')
    .where('sent_at', '<', sql<Date>`now() - interval '30 days'`)
    .execute();
}
