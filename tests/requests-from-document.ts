import * as fc from 'fast-check';

/** JSON Schema as the OpenAPI document writes it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  prefixItems?: Schema[];
  minimum?: number;
  maximum?: number;
  format?: string;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}
export interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
}
export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface GeneratedRequest {
  operationId: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Values that fit no schema, or nearly fit. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', [], {}, -1, 0, 1.5, 2 ** 53, 1e308, '\0', '\ud800', '1e400', '__proto__'),
  fc.constantFrom("' OR 1=1 --", '"; DROP TABLE users; --', '${7*7}', '../../etc/passwd', '<script>', '%00', '\u202e'),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
);
const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>, weight = 12) =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: seldom, weight: 1 });
/** Values in an object; not all need be there. */
const recordOf = (model: Record<string, fc.Arbitrary<unknown>>, required: string[] = []) =>
  fc.record(model, { requiredKeys: required });

function textOf({ format }: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (format === 'uuid') return mostly(fc.constantFrom(...ids), fc.uuid());
  if (format === 'email') return fc.constantFrom('nobody@example.org', 'Somebody@Example.ORG');
  return fc.oneof(fc.constantFrom('always', 'n', '1', 'x', ...ids), fc.string({ maxLength: 12 }));
}

/** Numbers are small: a large game is a matter for tests/event-loop.test.ts. */
function numberOf({ type, minimum = 0, maximum = 40 }: Schema): fc.Arbitrary<number> {
  const [min, max] = [Math.max(minimum, -40), Math.min(maximum, 40)];
  if (type === 'integer') return fc.integer({ min: Math.min(Math.ceil(min), max), max });
  return fc.double({ min: Math.min(min, max), max, noNaN: true });
}

/** Values of a schema. `depth` bounds schemas that contain themselves. */
export function valuesOf(
  given: Schema,
  { components }: OpenApiDocument,
  ids: readonly string[],
  depth = 0,
): fc.Arbitrary<unknown> {
  const inner = (schema: Schema) => valuesOf(schema, { components, paths: {} }, ids, depth + 1);
  const schema = given.$ref ? components.schemas[given.$ref.split('/').at(-1)!] : given;
  const choices = schema.anyOf ?? schema.oneOf;
  if (depth > 8) return junk;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (choices) return fc.oneof(...choices.map(inner));
  if (schema.allOf) return inner(schema.allOf[0]);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'string') return textOf(schema, ids);
  if (type === 'integer' || type === 'number') return numberOf({ ...schema, type });
  if (type === 'boolean') return fc.boolean();
  if (type === 'array') {
    if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(inner));
    return fc.array(inner(schema.items ?? {}), { maxLength: 3 });
  }
  if (type !== 'object') return junk;
  const model = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, inner(each)]));
  return recordOf(model, schema.required);
}

type Json = Record<string, unknown>;

/** Every object or array in a value, with each of its keys. */
function placesIn(value: unknown): [Json, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key): [Json, string][] => [
    [value as Json, key],
    ...placesIn((value as Json)[key]),
  ]);
}

const mutations = fc.record({
  place: fc.nat(1000),
  change: fc.constantFrom('none', 'none', 'replace', 'remove', 'add'),
  key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'ownerId', 'role', 'isBlocked', 'id', ''), fc.string()),
  value: junk,
});
type Mutation = typeof mutations extends fc.Arbitrary<infer M> ? M : never;

/** The body with one of its fields changed. */
function mutate(given: unknown, { place, change, key, value }: Mutation): unknown {
  const body = structuredClone(given);
  const places = placesIn(body);
  if (change === 'none' || places.length === 0) return body;
  const [holder, own] = places[place % places.length];
  if (change === 'remove') delete holder[own];
  else {
    const name = change === 'add' ? key : own;
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return body;
}

const oddHeaders = recordOf({
  'If-Match': fc.constantFrom('*', '"0"', '"1"', 'x', '"'.repeat(30)),
  'Idempotency-Key': fc.constantFrom('once', 'twice', 'a b', '\xff', 'x'.repeat(300)),
  'X-Request-Id': fc.constantFrom('mine', '<b>', '../..', '\x1b[31m'),
  Origin: fc.constantFrom('http://localhost:3000', 'https://evil.example', 'null', 'x'),
  'Sec-Fetch-Site': fc.constantFrom('same-origin', 'same-site', 'cross-site', 'none'),
  'Last-Event-ID': fc.constantFrom('0', '-1', 'x', '9'.repeat(40)),
  'User-Agent': fc.constantFrom('x', "'; DROP TABLE audit_events; --", '\x80\x9b31m'),
  Accept: fc.constantFrom('*/*', 'text/html', 'x'),
});
const types = mostly(fc.constant('application/json'), fc.constantFrom('text/plain', 'application/jsonp', ''), 30);

const textIn = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const encode = (value: unknown) => encodeURIComponent(textIn(value).toWellFormed());

/** Requests of all operations, as requestsOf makes them. `idsFor`: ids for the operations of a path. */
export function requestsOfAll(
  document: OpenApiDocument,
  idsFor: (path: string) => readonly string[],
): fc.Arbitrary<GeneratedRequest>[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      requestsOf(document, { method, path, operation }, idsFor(path)),
    ),
  );
}

/** Requests of an operation: valid, or with a field, parameter or header that is not. */
function requestsOf(
  document: OpenApiDocument,
  { method, path, operation }: { method: string; path: string; operation: Operation },
  ids: readonly string[],
): fc.Arbitrary<GeneratedRequest> {
  const { parameters = [], requestBody, operationId } = operation;
  const valueOf = ({ name, schema }: Parameter) => {
    const usual = /id$/i.test(name) && name !== 'agentId' ? fc.constantFrom(...ids) : valuesOf(schema, document, ids);
    return mostly(usual, junk);
  };
  const among = (where: string) => parameters.filter((each) => each.in === where);
  const modelOf = (where: string) => Object.fromEntries(among(where).map((each) => [each.name, valueOf(each)]));
  const schema = requestBody?.content['application/json'].schema;
  return fc
    .record({
      params: recordOf(modelOf('path'), Object.keys(modelOf('path'))),
      query: mostly(recordOf(modelOf('query')), fc.dictionary(fc.string({ maxLength: 8 }), junk, { maxKeys: 2 })),
      body: schema ? mostly(valuesOf(schema, document, ids), junk) : fc.constant(undefined),
      mutation: mutations,
      headers: mostly(fc.constant({}), oddHeaders, 3),
      type: types,
    })
    .map(({ params, query, body, mutation, headers, type }) => {
      // A wait keeps the test waiting, nothing else.
      const search = Object.entries(query).filter(([name]) => name !== 'wait');
      const words = search.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(params[name]) || '-');
      return {
        operationId,
        method: method.toUpperCase(),
        path: words === '' ? filled : `${filled}?${words}`,
        headers: { ...(headers as Record<string, string>), 'Content-Type': type },
        body: body === undefined ? undefined : JSON.stringify(mutate(body, mutation)),
      };
    });
}
