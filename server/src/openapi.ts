import { modules } from './modules.ts';
import type { CtxParts } from './platform/ctx.ts';
import { makeHttp } from './platform/http.ts';
import { makeTelemetry } from './platform/telemetry.ts';

/** The OpenAPI 3.1 document of all modules, made without a database: no handler runs. */
export async function openApiDocument(version: string): Promise<object> {
  const telemetry = makeTelemetry(false);
  const http = await makeHttp({
    parts: { telemetry } as Partial<CtxParts> as CtxParts,
    telemetry,
    routes: modules.flatMap((one) => one.routes ?? []),
    authenticate: async () => null,
    limits: { userPerMinute: 1, addressPerMinute: 1, signInPerMinute: 1 },
    corsOrigins: [],
    storageOrigins: [],
    inlineScripts: [],
    publicUrl: null,
    trustProxy: false,
    bodyLimitBytes: 1024,
    version,
  });
  await http.ready();
  return http.swagger();
}
