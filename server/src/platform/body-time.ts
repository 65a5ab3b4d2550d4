import type { FastifyInstance } from 'fastify';

export type BodyTimes = {
  /** What a body may take to arrive. */
  bodyMs: number;
  /** The same for a file on a slow line. That it goes on arriving at all is seen to by the limit on silent connections. */
  uploadMs: number;
};
declare module 'fastify' {
  interface FastifyContextConfig {
    upload?: true;
  }
}

/** Node knows one limit for all requests: files of 100 MB on a slow line would be cut off, or else slow clients hold connections for ever. */
export function limitBodies(app: FastifyInstance, { bodyMs, uploadMs }: BodyTimes): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request;
    if (raw.headers['transfer-encoding'] === undefined && Number(raw.headers['content-length'] ?? 0) === 0) return;
    const ms = request.routeOptions.config.upload === true ? uploadMs : bodyMs;
    const timer = setTimeout(() => raw.destroy(), ms);
    const clear = () => clearTimeout(timer);
    raw.once('end', clear);
    raw.once('close', clear);
  });
}
