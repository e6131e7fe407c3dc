/** A part of JSON Schema, as far as the API's document uses it. */
interface Schema {
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
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

export interface GeneratedRequest {
  method: string;
  path: string;
  body?: string;
}

const METHODS = ['get', 'post', 'patch', 'delete'];
const TEXTS = [
  '',
  ' ',
  'bar',
  'el-farol',
  'arthur',
  'n + 1',
  '1',
  '\u200b',
  'Ω'.repeat(150),
  '0'.repeat(20),
  '{}',
  '-1',
];

/** Requests of every operation of the document, at random: mostly valid, some not. Equal seeds give equal requests. */
export function createRequests(document: OpenApiDocument, seed: number, ids: () => readonly string[]) {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)];

  function number({ minimum = -10, maximum = 1000 }: Schema, isWhole: boolean): number {
    const high = Math.min(maximum, minimum + 10 ** (1 + below(5)));
    const value = pick([minimum, high, minimum + random() * (high - minimum)]);
    return isWhole ? Math.round(value) : value;
  }

  function valueOf(schema: Schema | undefined, depth: number): unknown {
    if (!schema || random() < 0.02) return pick<unknown>([null, 0, -1, 1e308, '', [], {}, true]);
    if (schema.$ref) return valueOf(document.components?.schemas?.[schema.$ref.split('/').at(-1)!], depth);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return pick(schema.enum);
    const variants = schema.anyOf ?? schema.oneOf;
    if (variants) return valueOf(pick(variants), depth);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => valueOf(part, depth)));
    const type = Array.isArray(schema.type) ? pick(schema.type) : schema.type;
    if (type === 'object' || schema.properties) return objectOf(schema, depth);
    if (type === 'array')
      return Array.from({ length: depth > 4 ? 0 : below(4) }, () => valueOf(schema.items, depth + 1));
    if (type === 'integer') return number(schema, true);
    if (type === 'number') return number(schema, false);
    if (type === 'boolean') return random() < 0.5;
    if (schema.format === 'uuid') return idOr();
    return pick(TEXTS).slice(0, schema.maxLength ?? 1000);
  }

  function objectOf({ properties = {}, required = [] }: Schema, depth: number): Record<string, unknown> {
    const kept = Object.entries(properties).filter(([name]) => required.includes(name) || random() < 0.4);
    const value = Object.fromEntries(kept.map(([name, schema]) => [name, valueOf(schema, depth + 1)]));
    return random() < 0.03 ? { ...value, unknown: 1 } : value;
  }

  const idOr = () => pick([...ids(), '01a1f800-f331-729d-b908-f535ff911864']);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );

  return function next(): GeneratedRequest {
    const { path, method, operation } = pick(operations);
    const parameters = operation.parameters ?? [];
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      /id$/i.test(name) && name !== 'agentId' ? idOr() : String(1 + below(20)),
    );
    const query = parameters
      .filter((each) => each.in === 'query' && each.name !== 'wait' && (each.required || random() < 0.3))
      .map(({ name, schema }) => `${name}=${encodeURIComponent(String(valueOf(schema, 0)))}`)
      .join('&');
    const schema = operation.requestBody?.content['application/json']?.schema;
    const body = schema && JSON.stringify(valueOf(schema, 0));
    return {
      method: method.toUpperCase(),
      path: query === '' ? filled : `${filled}?${query}`,
      ...(body === undefined ? {} : { body }),
    };
  };
}
