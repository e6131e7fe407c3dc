import { INFORMATION_KINDS, type Manifest, PAST_ROUNDS, RULES, STRATEGIES, type Value } from '@farol/kernel';
import { z } from 'zod';
import { MAX_AGENTS, MAX_ENTRIES, MAX_ROUNDS } from './limits.ts';
import { nameSchema } from './name-schema.ts';
import { parameterShape, parametersSchema } from './parameter-schema.ts';
import { strictObject } from './strict-object.ts';
import { suggestName } from './suggest-name.ts';

export type Named = { readonly [key: string]: Value };

/** The value of a parameter, of whatever type. */
export const valueSchema: z.ZodType<Value, Value> = z.union([
  z.number(),
  z.string(),
  z.array(z.tuple([z.number(), z.number()])),
]);

/** A union of objects discriminated by a field; an unknown value is refused with the nearest known one. */
function oneOf<T, Given = T>(field: string, known: readonly string[], options: z.core.$ZodTypeDiscriminable[]) {
  const union: z.ZodType = z.discriminatedUnion(field, options as [z.core.$ZodTypeDiscriminable], {
    error(issue) {
      if (issue.code !== 'invalid_union') {
        return issue.input === undefined ? `is missing: an object with a "${field}"` : 'must be an object';
      }
      const given = (issue.input as Record<string, unknown>)[field];
      if (typeof given !== 'string') return `needs a "${field}": one of ${known.map((name) => `"${name}"`).join(', ')}`;
      return `unknown ${field} "${given.slice(0, 50)}": ${suggestName(given, known)}`;
    },
  });
  // The options come from the catalogues, so TypeScript cannot infer their type.
  return union as z.ZodType<T, Given>;
}

export const rulesSchema = oneOf<{ kind: string } & Named>(
  'kind',
  RULES.map(({ kind }) => kind),
  RULES.map(({ kind, parameters, title }) =>
    strictObject({ kind: z.literal(kind), ...parameterShape(parameters) }).meta({ title }),
  ),
);

export const gameNameSchema = nameSchema(200);

function countSchema(min: number) {
  const words = `must be a whole number from ${min} to ${MAX_AGENTS}`;
  return z.int(words).min(min, words).max(MAX_AGENTS, words);
}

/** An entry of agents; a complete one leaves no field to its default. */
export function entrySchema<T, Given = T>(
  extra: z.core.$ZodLooseShape,
  { isComplete, minCount = 1 }: { isComplete: boolean; minCount?: number },
) {
  const count = countSchema(minCount);
  return oneOf<T, Given>(
    'strategy',
    STRATEGIES.map(({ id }) => id),
    STRATEGIES.map(({ id, parameters, title }) =>
      strictObject({
        strategy: z.literal(id),
        params: isComplete ? parametersSchema(parameters) : parametersSchema(parameters).optional(),
        count: isComplete ? count : count.default(1),
        name: nameSchema(100).optional(),
        ...extra,
      }).meta({ title }),
    ),
  );
}

/** New agents with the defaults filled in. */
export interface NewAgents {
  strategy: string;
  params?: Named;
  count: number;
  name?: string;
}
/** New agents as a request gives them. */
export type GivenAgents = Omit<NewAgents, 'count'> & { count?: number };
export const newAgentsSchema = entrySchema<NewAgents, GivenAgents>({}, { isComplete: false });

const SEED = 'must be a whole number from 0 to 18446744073709551615, as a decimal string';
export const seedText = z
  .string({ error: SEED })
  .regex(/^\d{1,20}$/, SEED)
  .refine((text) => /^\d{1,20}$/.test(text) && BigInt(text) < 2n ** 64n, SEED);
export const seedSchema = z
  .union([seedText, z.int(SEED).nonnegative(SEED)], { error: SEED })
  .transform((seed) => BigInt(seed).toString())
  .meta({ description: 'A 64-bit unsigned integer as a decimal string (a JSON number up to 2^53 − 1 is taken too)' });

export const roundCountSchema = z
  .int(`must be a whole number from 1 to ${MAX_ROUNDS}`)
  .min(1, `must be a whole number from 1 to ${MAX_ROUNDS}`)
  .max(MAX_ROUNDS, `must be a whole number from 1 to ${MAX_ROUNDS}`);

export const informationSchema = strictObject({
  kind: z.enum(INFORMATION_KINDS, {
    error: ({ input }) =>
      typeof input === 'string'
        ? `unknown kind of information "${input.slice(0, 50)}": ${suggestName(input, INFORMATION_KINDS)}`
        : `must be one of ${INFORMATION_KINDS.map((kind) => `"${kind}"`).join(', ')}`,
  }),
});
const PAST = `must be "random" or at most ${PAST_ROUNDS} attendances, the latest last, each a whole number from 0`;
type Past = Manifest['initialHistory'];
export const initialHistorySchema: z.ZodType<Past, Past> = z.union(
  [z.literal('random'), z.array(z.int(PAST).min(0, PAST)).max(PAST_ROUNDS, PAST)],
  {
    error: PAST,
  },
);

export const TOO_MANY_ENTRIES = `a game has at most ${MAX_ENTRIES} entries of agents: use "count" for many alike`;
