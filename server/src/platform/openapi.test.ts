import { errorCodes } from '@mealwright/contracts/errors';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../test/app.ts';
import { modules } from '../modules.ts';

const app = useApp();
type Json = { [key: string]: unknown };
type Operation = {
  summary: string;
  tags: string[];
  operationId?: string;
  security?: object[];
  parameters?: { name: string; in: string; required?: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
};
type Document = {
  openapi: string;
  info: Json;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
};
const document = async () => (await app.http.inject({ url: '/api/docs/json' })).json() as Document;
const routes = modules.flatMap((one) => one.routes ?? []);
const pathOf = (path: string) => path.replace(/:(\w+)/g, '{$1}');

/** Every object in a JSON value. */
function* objectsIn(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Json;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

describe('the OpenAPI document', () => {
  it('is 3.1 and can be fetched by whoever wants to call the API', async () => {
    const { openapi, info, servers, components } = await document();
    expect(openapi).toBe('3.1.0');
    expect(info).toMatchObject({ title: 'Mealwright', version: 'test', license: { name: 'Apache-2.0' } });
    expect(servers).toEqual([{ url: '/api/v1' }]);
    expect(components.securitySchemes).toEqual({ bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } });
  });

  it('has every route of every module, and nothing else', async () => {
    const { paths } = await document();
    const there = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const wanted = routes.map(({ endpoint }) => `${endpoint.method} ${pathOf(endpoint.path)}`);
    expect(new Set(wanted).size).toBe(wanted.length);
    expect(there.sort()).toEqual(wanted.sort());
  });

  it('says of each what it does, who may call it, what it takes and what it answers', async () => {
    const { paths } = await document();
    for (const { endpoint } of routes) {
      const name = `${endpoint.method} ${endpoint.path}`;
      const operation = paths[pathOf(endpoint.path)]?.[endpoint.method.toLowerCase()] as Operation;
      expect(operation.summary, name).toBe(endpoint.summary);
      expect(operation.tags, name).toEqual([endpoint.tag]);
      expect(operation.security, name).toEqual(endpoint.access === 'public' ? undefined : [{ bearer: [] }]);
      const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path');
      expect(declared.map((one) => one.name).sort(), name).toEqual(inPath.sort());
      for (const one of declared) expect(one.required, name).toBe(true);
      expect(operation.requestBody !== undefined, name).toBe(endpoint.body !== undefined);
      const statuses = Object.keys(operation.responses);
      const good = endpoint.status ?? 200;
      const codes = (endpoint.errors ?? []).map((code) => String(errorCodes[code][0]));
      expect(statuses, name).toEqual(expect.arrayContaining([String(good), '429', ...codes]));
      if (good !== 204) {
        expect(operation.responses[good]?.content?.['application/json']?.schema, name).toBeDefined();
      }
    }
  });

  it('has no name twice and no reference that leads nowhere', async () => {
    const whole = await document();
    const ids = Object.values(whole.paths).flatMap((path) =>
      Object.values(path).flatMap((operation) => operation.operationId ?? []),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const refs = [...objectsIn(whole)].flatMap((one) => (typeof one.$ref === 'string' ? [one.$ref] : []));
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) {
      const name = ref.replace('#/components/schemas/', '');
      expect(Object.keys(whole.components.schemas), ref).toContain(name);
    }
    for (const name of ['User', 'Session', 'Plan', 'Error', 'ShoppingList'])
      expect(Object.keys(whole.components.schemas)).toContain(name);
  });

  it('uses only words of JSON Schema that 3.1 has', async () => {
    const { components, paths } = await document();
    const old = [...objectsIn([components.schemas, paths])].filter(
      (one) =>
        'nullable' in one || typeof one.exclusiveMinimum === 'boolean' || typeof one.exclusiveMaximum === 'boolean',
    );
    expect(old).toEqual([]);
    const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);
    for (const one of objectsIn(components.schemas)) {
      if (typeof one.type === 'string' && one.properties === undefined && one.in === undefined && !('id' in one))
        expect(types).toContain(one.type);
    }
  });

  it('can be read as a page', async () => {
    const page = await app.http.inject({ url: '/api/docs/' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    const scripts = [...page.body.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1]);
    expect(scripts.length).toBeGreaterThan(2);
    for (const script of scripts)
      expect((await app.http.inject({ url: `/api/docs/${script}` })).statusCode, script).toBe(200);
    expect((await app.http.inject({ url: '/api/docs' })).statusCode).toBeLessThan(400);
  });
});
