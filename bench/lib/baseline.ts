// The measure for the reads: a bare Fastify route with one select by primary key, on the same database, written as
// anyone would write it: node-postgres as it is, with a pool of the same size.
// A program of its own, as the server is. Started with the address in BENCH_DATABASE.
import Fastify from 'fastify';
import pg from 'pg';

const address = JSON.parse(process.env.BENCH_DATABASE ?? '{}') as pg.PoolConfig;
const pool = new pg.Pool({ ...address, max: Number(process.env.BENCH_POOL) });
const app = Fastify({ logger: false });
app.get<{ Params: { id: string } }>('/recipe/:id', async (request) => {
  const { rows } = await pool.query('SELECT id, title, total_minutes FROM recipe WHERE id = $1', [request.params.id]);
  return rows[0];
});
// The same with an answer as long as a plan or a shopping list: what of a slower read is only the sending of its bytes.
const padding = new Map<number, Buffer>();
app.get<{ Params: { id: string; bytes: string } }>('/recipe/:id/:bytes', async (request, reply) => {
  await pool.query('SELECT id, title, total_minutes FROM recipe WHERE id = $1', [request.params.id]);
  const bytes = Number(request.params.bytes);
  const body = padding.get(bytes) ?? Buffer.alloc(bytes, ' ');
  padding.set(bytes, body);
  return reply.type('application/json').send(body);
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`ready: ${url}`);
process.on('SIGTERM', () => void app.close().then(() => pool.end()));
