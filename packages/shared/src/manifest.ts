import {
  agentsAfter,
  INFORMATION_KINDS,
  type Manifest,
  PAST_ROUNDS,
  playingBytesOf,
  playsAfter,
  RULES,
  rulesOf,
  STRATEGIES,
  strategyOf,
  type Value,
  withDefaults,
} from '@farol/kernel';
import { z } from 'zod';
import { parameterShape, parametersSchema } from './parameter-schema.ts';
import { invalidRequest, pathOf } from './problems.ts';
import { strictObject, suggestName } from './strict-object.ts';

/** A game in play may take this much memory: agents' state and their strategies' tables. */
export const MAX_PLAYING_MEBIBYTES = 512;
/** Entries that a manifest may hold, over a game's whole life. */
export const MAX_ENTRIES = 10_000;
export const MAX_AGENTS = 10_000_000;
/** The longest game: attendance sums stay exact, and a round number is a JSON number. */
export const MAX_ROUNDS = 10_000_000_000;

type Named = { readonly [key: string]: Value };

/** One of several objects told apart by a field, with the nearest known value where it names none. */
function oneOf<T>(field: string, known: readonly string[], options: z.core.$ZodTypeDiscriminable[]): z.ZodType<T> {
  return z.discriminatedUnion(field, options as [z.core.$ZodTypeDiscriminable], {
    error(issue) {
      if (issue.code !== 'invalid_union') {
        return issue.input === undefined ? `is missing: an object with a "${field}"` : 'must be an object';
      }
      const given = (issue.input as Record<string, unknown>)[field];
      if (typeof given !== 'string') return `needs a "${field}": one of ${known.map((name) => `"${name}"`).join(', ')}`;
      return `unknown ${field} "${given.slice(0, 50)}": ${suggestName(given, known)}`;
    },
  }) as unknown as z.ZodType<T>;
}

export const rulesSchema = oneOf<{ kind: string } & Named>(
  'kind',
  RULES.map(({ kind }) => kind),
  RULES.map(({ kind, parameters, title }) =>
    strictObject({ kind: z.literal(kind), ...parameterShape(parameters) }).meta({ title }),
  ),
);

const name = (longest: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be text') })
    .trim()
    .min(1, 'must not be empty')
    .max(longest, `must be at most ${longest} characters`)
    // PostgreSQL stores no NUL, and UTF-8 has no half of a surrogate pair.
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters or halves of surrogate pairs');
export const gameNameSchema = name(200);

const count = z
  .int(`must be a whole number from 1 to ${MAX_AGENTS}`)
  .min(1, `must be a whole number from 1 to ${MAX_AGENTS}`)
  .max(MAX_AGENTS, `must be a whole number from 1 to ${MAX_AGENTS}`);

function entrySchema<T>(extra: z.core.$ZodLooseShape, complete: boolean) {
  return oneOf<T>(
    'strategy',
    STRATEGIES.map(({ id }) => id),
    STRATEGIES.map(({ id, parameters, title }) =>
      strictObject({
        strategy: z.literal(id),
        params: complete ? parametersSchema(parameters) : parametersSchema(parameters).optional(),
        count: complete ? count : count.default(1),
        name: name(100).optional(),
        ...extra,
      }).meta({ title }),
    ),
  );
}

/** Agents as a request names them. */
export interface NewAgents {
  strategy: string;
  params?: Named;
  count: number;
  name?: string;
}
export const newAgentsSchema = entrySchema<NewAgents>({}, false);

const SEED = 'must be a whole number from 0 to 18446744073709551615, as a decimal string';
const seedText = z
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
const initialHistorySchema = z.union([z.literal('random'), z.array(z.int(PAST).min(0, PAST)).max(PAST_ROUNDS, PAST)], {
  error: PAST,
});

const TOO_MANY_ENTRIES = `a game has at most ${MAX_ENTRIES} entries of agents: use "count" for many alike`;

interface Fault {
  path: (string | number)[];
  message: string;
}

/** What no single field can show: the fit of strategies, information, history and memory after `round` rounds. */
function wholeFaults(manifest: Manifest, round: number): Fault[] {
  const { agents, information, initialHistory } = manifest;
  const faults: Fault[] = [];
  for (const [index, { strategy }] of agents.entries()) {
    const message = informationFault(strategy, information.kind);
    if (message !== undefined) faults.push({ path: ['agents', index, 'strategy'], message });
  }
  if (agents.length > MAX_ENTRIES) {
    faults.push({ path: ['agents'], message: TOO_MANY_ENTRIES });
  }
  const playing = agents.filter((entry) => playsAfter(entry, round));
  const mebibytes = playing.reduce((sum, entry) => sum + playingBytesOf(entry), 0) / 2 ** 20;
  if (mebibytes > MAX_PLAYING_MEBIBYTES) {
    const message = `would need ${Math.ceil(mebibytes)} MiB while playing, the limit is ${MAX_PLAYING_MEBIBYTES}: fewer agents or a shorter memory`;
    faults.push({ path: ['agents'], message });
  }
  const first = agentsAfter(manifest, 0);
  if (initialHistory !== 'random' && initialHistory.some((attendance) => attendance > first)) {
    faults.push({ path: ['initialHistory'], message: `an attendance is larger than the number of agents, ${first}` });
  }
  return faults;
}

function addFaults(faults: Fault[], context: z.core.$RefinementCtx) {
  for (const { path, message } of faults) context.issues.push({ code: 'custom', path, message, input: undefined });
}

/** Why these agents cannot play on this information. */
function informationFault(strategy: string, information: string): string | undefined {
  return information === 'own-payoff' && strategyOf(strategy).sees === 'attendance'
    ? `"${strategy}" needs to see attendance, but the information is "own-payoff"`
    : undefined;
}

/** A seed from the system's randomness. */
export function drawSeed(): string {
  return crypto.getRandomValues(new BigUint64Array(1))[0].toString();
}

/** The entry of a manifest that records agents who join after `joins` rounds. */
export function entryOf({ strategy, params, count: agents, name: label }: NewAgents, joins: number) {
  const complete = withDefaults(strategyOf(strategy).parameters, params ?? {}, agents);
  return { strategy, params: complete, count: agents, ...(label === undefined ? {} : { name: label }), joins };
}

function refuseUnfit(manifest: Manifest, round: number): Manifest {
  const faults = wholeFaults(manifest, round);
  if (faults.length > 0) throw invalidRequest(faults.map(({ path, message }) => ({ field: pathOf(path), message })));
  return manifest;
}

/** The manifest in which new agents join after `round` rounds; refused as invalid if they do not fit the game. */
export function appendAgents(manifest: Manifest, agents: NewAgents, round: number): Manifest {
  return refuseUnfit({ ...manifest, agents: [...manifest.agents, entryOf(agents, round)] }, round);
}

/** The manifest in which agents leave after `round` rounds; refused as invalid if the game needs them. */
export function removeAgents(manifest: Manifest, agentId: number, round: number): Manifest {
  const agents = manifest.agents.map((entry, id) => (id === agentId ? { ...entry, leaves: round } : entry));
  return refuseUnfit({ ...manifest, agents }, round);
}

const TEMPO = 'must be a number from 0.01 to 100000, or null for as fast as it can';
const agentsSchema = z.array(newAgentsSchema, 'must be a list: [{"strategy": …}]').max(MAX_ENTRIES, TOO_MANY_ENTRIES);

export const configShape = {
  rules: rulesSchema,
  agents: agentsSchema.default([]),
  seed: seedSchema.optional(),
  information: informationSchema.default({ kind: 'attendance' }),
  initialHistory: initialHistorySchema.default('random'),
};

type Config = {
  rules: { kind: string } & Named;
  agents: NewAgents[];
  seed?: string | undefined;
  information: Manifest['information'];
  initialHistory: Manifest['initialHistory'];
};

/** Fills in every default, so that nothing about the game is left unsaid. */
function completeManifest({ rules: { kind, ...params }, agents, seed, information, initialHistory }: Config): Manifest {
  const players = agents.reduce((sum, { count: agentCount }) => sum + agentCount, 0);
  return {
    engine: 1,
    rules: { kind, ...withDefaults(rulesOf(kind).parameters, params, players) },
    information,
    seed: seed ?? drawSeed(),
    initialHistory,
    agents: agents.map((entry) => entryOf(entry, 0)),
  };
}

/** The manifest of a game not yet played, with what is given in place of what it had; refused if that does not fit. */
export function reviseManifest(manifest: Manifest, changes: { [K in keyof Config]?: Config[K] | undefined }): Manifest {
  const agents = manifest.agents.flatMap(({ leaves, ...entry }) => (leaves === undefined ? [entry] : []));
  return refuseUnfit(completeManifest({ ...manifest, agents, ...changes } as Config), 0);
}

/** A request to change a game; `rules` and what else its manifest says only while it is a draft. */
export const changeGameSchema = strictObject({
  name: gameNameSchema.optional(),
  rounds: roundCountSchema.optional().meta({ description: 'how many rounds it plans to play in all' }),
  roundsPerSecond: z
    .number(TEMPO)
    .min(0.01, TEMPO)
    .max(100_000, TEMPO)
    .nullable()
    .optional()
    .meta({ description: 'its tempo, also while it is running; null: as fast as it can' }),
  rules: rulesSchema.optional(),
  agents: agentsSchema.optional(),
  seed: seedSchema.optional(),
  information: informationSchema.optional(),
  initialHistory: initialHistorySchema.optional(),
}).refine(
  (changes) => Object.keys(changes).length > 0,
  'must name what to change: "name", "rounds", "roundsPerSecond", …',
);
export type GameChanges = z.infer<typeof changeGameSchema>;

/** A request to create a game; parsing gives its name, its manifest and the rounds it plans. */
export const newGameSchema = strictObject({
  name: gameNameSchema.optional(),
  ...configShape,
  rounds: roundCountSchema.optional().meta({ description: 'How many rounds it plans to play' }),
}).transform(({ name: label, rounds, ...config }, context) => {
  const manifest = completeManifest(config);
  addFaults(wholeFaults(manifest, 0), context);
  return { name: label, rounds, manifest };
});
export type NewGame = z.input<typeof newGameSchema>;

const roundMark = z.int().min(0).max(MAX_ROUNDS);

/** A manifest as it is exported and cited: all fields present. */
export const manifestSchema = strictObject({
  engine: z.literal(1, 'this version reads manifests of engine 1'),
  rules: rulesSchema,
  information: informationSchema,
  seed: seedText,
  initialHistory: initialHistorySchema,
  agents: z
    .array(entrySchema<Manifest['agents'][number]>({ joins: roundMark, leaves: roundMark.optional() }, true))
    .max(MAX_ENTRIES),
}).transform((manifest, context): Manifest => {
  for (const [name, given, parameters] of [
    ['rules', manifest.rules, rulesOf(manifest.rules.kind).parameters] as const,
    ...manifest.agents.map(
      (entry, index) => [`agents[${index}].params`, entry.params, strategyOf(entry.strategy).parameters] as const,
    ),
  ]) {
    const missing = Object.keys(parameters).filter((parameter) => given[parameter] === undefined);
    if (missing.length > 0)
      context.issues.push({
        code: 'custom',
        path: [],
        message: `${name} leaves out ${missing.join(', ')}: a manifest spells out everything`,
        input: undefined,
      });
  }
  if (context.issues.length === 0) addFaults(wholeFaults(manifest, 0), context);
  return manifest;
});

/** A manifest with what it led to: enough to cite a game, and to check that it comes out the same elsewhere. */
export const citationSchema = strictObject({
  manifest: manifestSchema,
  rounds: z.int().min(0).max(MAX_ROUNDS),
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
});
export type Citation = z.infer<typeof citationSchema>;
