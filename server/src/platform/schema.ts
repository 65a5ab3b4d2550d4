import type { Readable } from 'node:stream';
import fastJson from 'fast-json-stringify';
import { z } from 'zod';
import { Failure } from './errors.ts';

/** Checks one part of a request; every wrong field is named with its own message. */
export function validatorFor(
  schema: z.ZodType,
  part: string | undefined,
): (data: unknown) => { value: unknown } | { error: Error } {
  return (data) => {
    // No body is null here; the contract says whether it may be missing.
    const read = schema.safeParse(data ?? undefined);
    if (read.success) return { value: read.data };
    const details: Record<string, string> = Object.create(null);
    for (const issue of read.error.issues) {
      const field =
        issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : (part ?? 'body'));
      details[field] ??= issue.message;
    }
    return { error: new Failure('VALIDATION_ERROR', details) };
  };
}

/**
 * Answers are written from their JSON schema: faster than checking them again (13.6k against 10.9k requests/s), and a field that
 * the contract does not name never leaves. The writer is made for the first answer: all of them at the start took a quarter of it.
 */
export function serializerFor(schema: z.ZodType): (data: unknown) => string {
  let write: ((data: unknown) => string) | undefined;
  return (data) => {
    write ??= makeSerializer(schema);
    return write(data);
  };
}

function makeSerializer(schema: z.ZodType): (data: unknown) => string {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    reused: 'inline',
    target: 'draft-7',
  });
  if (Object.keys(json).length === 0) return (data) => (data === undefined ? '' : JSON.stringify(data));
  return fastJson(quickToWrite(json) as fastJson.Schema, { largeArrayMechanism: 'json-stringify' });
}

/** An answer that is already written, as JSON of what the contract names or in a format of its own: it goes out as it is.
 * Large ones as bytes: a socket takes them faster than text; the largest as a stream, which is not held in memory. */
export class Written<T> {
  declare readonly of: T;
  readonly json: string | Buffer | Readable;
  readonly mediaType: string | null;
  constructor(json: string | Buffer | Readable, mediaType: string | null = null) {
    this.json = json;
    this.mediaType = mediaType;
  }
}

/** Writes what is kept in the cache as text, by the same schema as an answer. */
export function writerFor<S extends z.ZodType>(schema: S): (value: z.output<S>) => string {
  return serializerFor(schema);
}

type Json = { [key: string]: unknown };
const scalars = ['number', 'integer', 'string', 'boolean', 'null'];

/**
 * The same schema in the words that the writer is quick with. "One of this or null" would be tried value by value with a
 * validator; and a record of plain values, which names no fields that others could hide behind, needs no schema at all.
 */
function quickToWrite(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(quickToWrite);
  if (typeof schema !== 'object' || schema === null) return schema;
  const made: Json = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, quickToWrite(value)]));
  if (made.type === 'object' && made.properties === undefined && isScalar(made.additionalProperties)) return {};
  const { anyOf, ...rest } = made;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return made;
  const [one, other] = anyOf as [Json, Json];
  if (other.type !== 'null' || typeof one.type !== 'string') return made;
  // Inside a union the writer checks values, and "one of these words" must then name null too.
  const words = Array.isArray(one.enum) ? { enum: [...one.enum, null] } : {};
  return { ...rest, ...one, ...words, nullable: true };
}

function isScalar(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { type, anyOf } = schema as Json;
  if (Array.isArray(anyOf)) return anyOf.every(isScalar);
  return [type].flat().every((one) => scalars.includes(one as string));
}
