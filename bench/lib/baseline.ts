// The measure for the reads: a bare Fastify route with one select by primary key, on the same database with the same pool.
// A program of its own, as the server is. Started with the address in BENCH_DATABASE.
import { type DbAddress, openDatabase } from '@mealwright/server/platform/db';
import Fastify from 'fastify';

const address = JSON.parse(process.env.BENCH_DATABASE ?? '{}') as DbAddress;
const database = openDatabase(address, Number(process.env.BENCH_POOL), () => undefined);
const app = Fastify({ logger: false });
app.get<{ Params: { id: string } }>('/recipe/:id', async (request) => {
  const { rows } = await database.pool.query('SELECT id, title, total_minutes FROM recipe WHERE id = $1', [
    request.params.id,
  ]);
  return rows[0];
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`ready: ${url}`);
process.on('SIGTERM', () => void app.close().then(() => database.close()));
