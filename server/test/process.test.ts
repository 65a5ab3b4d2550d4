import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { call, PATIENCE, type Program, usePrograms } from './program.ts';

/** The real program as a process of its own, started and ended as people and machines do it. */
const { start, data, databases, beginReady, folder, remove } = usePrograms();
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
const NOBODY = { uid: 65_534, gid: 65_534 };

const newAccount = (email = 'ann@example.org') => ({ email, password: 'correct horse battery', name: 'Ann' });
async function registerAt(address: string): Promise<string> {
  const { status, body } = await call(address, '/auth/register', newAccount());
  expect(status).toBe(201);
  return (body as { accessToken: string }).accessToken;
}

async function refusal(server: Program): Promise<string> {
  expect(await server.ended).toBe(1);
  const words = server.complained().trim();
  expect(words, 'one sentence or two, no stack').not.toMatch(/\n|\bat .*:\d+/);
  return words;
}

describe('the program', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'prints its address, answers, and on %s ends with its database; what it was told is there at the next start',
    async (signal) => {
      beginReady();
      const first = start();
      const address = await first.address();
      expect((await fetch(`${address}/ready`)).status).toBe(200);
      const token = await registerAt(address);
      expect(databases()).toHaveLength(1);
      first.process.kill(signal);
      // As in a terminal, where whoever started it passes the signal on.
      first.process.kill('SIGTERM');
      expect(await first.ended).toBe(0);
      expect(databases()).toEqual([]);
      expect(first.complained()).toBe('');

      const second = start();
      const again = await second.address();
      expect(second.said()).not.toMatch(/Making|Loading|brought up to date|left over/);
      expect((await call(again, '/auth/me', undefined, token)).status).toBe(200);
      second.process.kill('SIGTERM');
      expect(await second.ended).toBe(0);
      expect(databases()).toEqual([]);
      expect(fs.existsSync(join(data(), 'mealwright.pid'))).toBe(false);
    },
    2 * PATIENCE,
  );

  it(
    'answers what it was asked before it ends',
    async () => {
      beginReady();
      const server = start();
      const address = await server.address();
      // Hashing a password takes long enough for the signal to come in between.
      const asked = [1, 2, 3, 4].map((n) => call(address, '/auth/register', newAccount(`ann-${n}@example.org`)));
      await vi.waitFor(() => expect(fs.existsSync(data())).toBe(true));
      await Promise.race(asked);
      server.process.kill('SIGTERM');
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(await server.ended).toBe(0);
    },
    PATIENCE,
  );

  it(
    'leaves nothing behind when the signal comes while it starts',
    async () => {
      beginReady();
      const server = start();
      await vi.waitFor(() => expect(databases()).toHaveLength(1), { timeout: PATIENCE, interval: 5 });
      server.process.kill('SIGTERM');
      await server.ended;
      expect(databases()).toEqual([]);
      expect(server.complained()).toBe('');
      const next = start();
      await next.address();
    },
    PATIENCE,
  );

  it(
    'ends although somebody keeps a socket open and says nothing',
    async () => {
      beginReady();
      const server = start();
      const { port } = new URL(await server.address());
      const { connect } = await import('node:net');
      const socket = connect(Number(port), '127.0.0.1');
      const upgrade = ['GET /api/v1/live HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Connection: Upgrade'];
      socket.write(
        `${[...upgrade, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='].join('\r\n')}\r\n\r\n`,
      );
      const greeting = await new Promise((done) => socket.once('data', (text) => done(String(text))));
      expect(greeting).toContain('101 Switching Protocols');
      socket.on('error', () => undefined);
      server.process.kill('SIGTERM');
      expect(await server.ended).toBe(0);
      expect(databases()).toEqual([]);
      socket.destroy();
    },
    PATIENCE,
  );
});

describe('what is wrong is said in a sentence, with exit code 1 and nothing left running', () => {
  it(
    'a busy port',
    async () => {
      beginReady();
      const other = createServer();
      const port = await new Promise<number>((done) =>
        other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)),
      );
      expect(await refusal(start({ PORT: String(port) }))).toMatch(new RegExp(`^Port ${port} is in use\\.`));
      other.close();
      expect(databases()).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'a host that is none of this machine',
    async () => {
      beginReady();
      for (const HOST of ['no-such-host.invalid', '203.0.113.1'])
        expect(await refusal(start({ HOST }))).toBe(`HOST ${HOST} is not an address of this machine.`);
      expect(databases()).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'settings that are not right, all of them at once',
    async () => {
      const server = start({ PORT: 'eighty', ROLES: 'cook' });
      expect(await server.ended).toBe(1);
      const lines = server.complained().trim().split('\n');
      expect(lines.map((line) => line.split(':')[0])).toEqual([
        'These settings are not right',
        '  PORT',
        '  ROLES',
        'See .env.example.',
      ]);
      expect(fs.existsSync(data())).toBe(false);
    },
    PATIENCE,
  );

  it(
    'a data folder that is a file, or lies where nothing can be made',
    async () => {
      fs.writeFileSync(data(), 'a file');
      expect(await refusal(start())).toMatch(
        /^The data folder \S+ cannot be written to \(E\w+\)\. Set MEALWRIGHT_DATA/,
      );
      expect(await refusal(start({ MEALWRIGHT_DATA: '/proc/mealwright' }))).toContain('cannot be written to');
    },
    PATIENCE,
  );

  it.runIf(isRoot)(
    'a data folder that this user may only read',
    async () => {
      fs.mkdirSync(data(), { mode: 0o555 });
      expect(await refusal(start({}, NOBODY))).toContain('cannot be written to (EACCES)');
    },
    PATIENCE,
  );

  it(
    'a data folder in use; the one that uses it goes on',
    async () => {
      beginReady();
      const first = start();
      const address = await first.address();
      const words = await refusal(start());
      expect(words).toContain(`is in use by another Mealwright (process ${first.process.pid})`);
      expect((await fetch(`${address}/ready`)).status).toBe(200);
      expect(databases()).toHaveLength(1);
    },
    PATIENCE,
  );
});

describe('after a crash', () => {
  it(
    'mends the left-over database, and no acknowledged write is lost',
    async () => {
      beginReady();
      const acknowledged: string[] = [];
      let token = '';
      let listId = '';
      for (const round of [1, 2, 3]) {
        const server = start();
        const address = await server.address();
        if (round > 1) expect(server.said()).toContain('left over from a crash');
        if (round === 1) {
          token = await registerAt(address);
          const plan = await call(
            address,
            `/users/${(await me(address, token)).userId}/meal-plans`,
            { weekStart: '2026-11-16' },
            token,
          );
          const { planId } = plan.body as { planId: string };
          listId = ((await call(address, '/shopping-lists/generate', { planId }, token)).body as { listId: string })
            .listId;
        }
        const moment = 5 + Math.floor(Math.random() * 40);
        const write = async (writer: number) => {
          for (let count = 0; ; count += 1) {
            const name = `${round}-${writer}-${count}`;
            const { status } = await call(address, `/shopping-lists/${listId}/items`, { name }, token);
            if (status !== 201) throw new Error(`answered ${status}`);
            acknowledged.push(name);
            // In the middle of the work of the other writers.
            if (acknowledged.length % 60 === moment) server.process.kill('SIGKILL');
          }
        };
        const before = acknowledged.length;
        const writers = await Promise.allSettled([1, 2, 3, 4].map(write));
        for (const writer of writers)
          expect(String((writer as PromiseRejectedResult).reason)).toContain('fetch failed');
        expect(await server.ended).toBe('SIGKILL');
        expect(acknowledged.length).toBeGreaterThan(before);
        expect(databases()).toHaveLength(1);
      }
      const last = start();
      const address = await last.address();
      expect(databases()).toHaveLength(1);
      const { body } = await call(address, `/shopping-lists/${listId}`, undefined, token);
      const there = new Set((body as { items: { name: string }[] }).items.map((item) => item.name));
      expect(acknowledged.filter((name) => !there.has(name))).toEqual([]);
      last.process.kill('SIGTERM');
      expect(await last.ended).toBe(0);
      expect(databases()).toEqual([]);
    },
    4 * PATIENCE,
  );

  it(
    'of the machine, with an empty lock and an empty secret, starts all the same',
    async () => {
      beginReady();
      fs.writeFileSync(join(data(), 'mealwright.pid'), '');
      fs.writeFileSync(join(data(), 'secret'), '');
      const address = await start().address();
      await registerAt(address);
      expect(fs.readFileSync(join(data(), 'secret'), 'utf8').trim().length).toBeGreaterThanOrEqual(32);
      expect(fs.statSync(join(data(), 'secret')).mode & 0o077).toBe(0);
    },
    PATIENCE,
  );
});

async function me(address: string, token: string): Promise<{ userId: string }> {
  return (await call(address, '/auth/me', undefined, token)).body as { userId: string };
}

describe.runIf(isRoot)('whoever starts it', () => {
  it(
    'an ordinary user, whose the database then is',
    async () => {
      fs.mkdirSync(data());
      fs.chownSync(data(), NOBODY.uid, NOBODY.gid);
      const server = start({}, NOBODY);
      await registerAt(await server.address());
      expect(databases()).toHaveLength(1);
      expect(fs.statSync(join(data(), 'postgres/postmaster.pid')).uid).toBe(NOBODY.uid);
      server.process.kill('SIGTERM');
      expect(await server.ended).toBe(0);
      expect(databases()).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'root, in a folder that is closed to others: the database runs as another user all the same, and is found again',
    async () => {
      fs.chmodSync(folder(), 0o700);
      let token = '';
      for (const round of [1, 2]) {
        const server = start();
        const address = await server.address();
        const place = fs.realpathSync(join(data(), 'postgres'));
        remove(dirname(place));
        expect(databases()).toHaveLength(1);
        expect(fs.statSync(join(data(), 'postgres/postmaster.pid')).uid).not.toBe(0);
        if (round === 1) token = await registerAt(address);
        else expect((await me(address, token)).userId).toBeDefined();
        server.process.kill('SIGTERM');
        expect(await server.ended).toBe(0);
        expect(databases()).toEqual([]);
      }
    },
    2 * PATIENCE,
  );
});
