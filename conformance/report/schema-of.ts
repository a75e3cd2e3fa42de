import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';

declare const shape: unique symbol;

/** A JSON Schema that carries the type of what it admits: where the two part, nothing compiles. */
export interface SchemaOf<T> {
  readonly json: JsonSchema;
  /** Never there: it ties the schema to its type. */
  readonly [shape]?: T;
}

/** The type that a schema admits. */
export type Admitted<S> = S extends SchemaOf<infer T> ? T : never;

type Members = Readonly<Record<string, SchemaOf<unknown>>>;
type AdmittedMembers<M> = { readonly [K in keyof M]: M[K] extends SchemaOf<infer T> ? T : never };

export function text(more: JsonSchema = {}): SchemaOf<string> {
  return { json: { type: 'string', ...more } };
}

/** A day, `yyyy-mm-dd`. */
export const day = text({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });

/** SHA-256, hex. */
export const sha256 = text({ pattern: '^[0-9a-f]{64}$' });

export function whole(more: JsonSchema = {}): SchemaOf<number> {
  return { json: { type: 'integer', ...more } };
}

export const flag: SchemaOf<boolean> = { json: { type: 'boolean' } };

export function oneOf<const T extends string>(values: readonly T[]): SchemaOf<T> {
  return { json: { type: 'string', enum: [...values] } };
}

export function listOf<T>(items: SchemaOf<T>, more: JsonSchema = {}): SchemaOf<readonly T[]> {
  return { json: { type: 'array', items: items.json, ...more } };
}

export function mapOf<T>(values: SchemaOf<T>): SchemaOf<Readonly<Record<string, T>>> {
  return { json: { type: 'object', additionalProperties: values.json } };
}

/** An object with these members and nothing else. */
export function objectOf<M extends Members>(members: M): SchemaOf<AdmittedMembers<M>> {
  return { json: objectJson(members, members) };
}

/** An object with these members, those of `optional` perhaps, and nothing else. */
export function objectWith<M extends Members, O extends Members>(
  members: M,
  optional: O,
): SchemaOf<Flat<AdmittedMembers<M> & Partial<AdmittedMembers<O>>>> {
  return { json: objectJson(members, { ...members, ...optional }) };
}

function objectJson(required: Members, all: Members): JsonSchema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: Object.fromEntries(Object.entries(all).map(([key, { json }]) => [key, json])),
    additionalProperties: false,
  };
}

type Flat<T> = { readonly [K in keyof T]: T[K] };
