import type { Manifest } from '@farol/kernel';
import { z } from 'zod';
import { completeManifest, unnamedIn } from './complete-manifest.ts';
import { configShape } from './game-configuration.ts';
import { MAX_ROUNDS } from './limits.ts';
import { addFaults, manifestSchema, peakFaults, wholeFaults } from './manifest.ts';
import { gameNameSchema, informationSchema, initialHistorySchema, rulesSchema } from './manifest-fields.ts';
import { strictObject } from './strict-object.ts';

/** A game to create: from a configuration, or from a citation. */
export interface GameToCreate {
  name: string | undefined;
  rounds: number | undefined;
  manifest: Manifest;
  /** Parameters of the rules that are left to their defaults. */
  unnamed: string[];
  /** The digest that these rounds are to come to. */
  cited: { rounds: number; digest: string } | undefined;
}

const ROUNDS = `must be a whole number from 1 to ${MAX_ROUNDS}`;
const DIGEST = 'must be 64 hexadecimal digits';

/** A manifest that stands alone is the body of a citation without its rounds and digest. */
function wrapManifest(body: unknown): unknown {
  const isManifest = typeof body === 'object' && body !== null && 'engine' in body && !('manifest' in body);
  return isManifest ? { manifest: body } : body;
}

const shape = {
  name: gameNameSchema.optional(),
  rules: rulesSchema.optional(),
  agents: configShape.agents.unwrap().optional(),
  seed: configShape.seed,
  information: informationSchema.optional(),
  initialHistory: initialHistorySchema.optional(),
  rounds: z
    .int(ROUNDS)
    .min(0, ROUNDS)
    .max(MAX_ROUNDS, ROUNDS)
    .optional()
    .meta({ description: 'How many rounds it plans to play; with a manifest, how many led to the digest' }),
  manifest: manifestSchema.optional().meta({
    description: 'instead of rules, agents, seed, information and initialHistory: the manifest of a citation',
  }),
  digest: z
    .string(DIGEST)
    .regex(/^[0-9a-f]{64}$/, DIGEST)
    .optional()
    .meta({ description: 'with a manifest and its rounds: the game is played to them at once, and compared' }),
};

type Given = z.infer<z.ZodObject<typeof shape>>;
interface Fault {
  path: string[];
  message: string;
}

function fromConfiguration({ name, rounds, digest, ...config }: Given): GameToCreate | Fault[] {
  const { rules, agents = [], information = { kind: 'attendance' }, initialHistory = 'random', seed } = config;
  if (digest !== undefined)
    return [{ path: ['digest'], message: 'belongs to a manifest: {"manifest": …, "rounds": …}' }];
  if (rounds === 0) return [{ path: ['rounds'], message: ROUNDS }];
  if (rules === undefined) return [{ path: ['rules'], message: 'is missing: an object with a "kind"' }];
  const manifest = completeManifest({ rules, agents, information, initialHistory, seed });
  return { name, rounds, manifest, unnamed: unnamedIn(rules), cited: undefined };
}

function fromCitation(manifest: Manifest, { name, rounds, digest, ...given }: Given): GameToCreate | Fault[] {
  const { manifest: _, ...others } = given;
  const extra = Object.entries(others).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  if (extra.length > 0) return extra.map((field) => ({ path: [field], message: 'is in the manifest: leave it out' }));
  if (digest !== undefined && rounds === undefined) {
    return [{ path: ['rounds'], message: 'is missing: the rounds that led to the digest' }];
  }
  const faults = peakFaults(manifest);
  if (faults.length > 0)
    return faults.map(({ path, message }) => ({ path: ['manifest', ...path.map(String)], message }));
  const cited = digest !== undefined && rounds! > 0 ? { rounds: rounds!, digest } : undefined;
  return { name, rounds: rounds === 0 ? undefined : rounds, manifest, unnamed: [], cited };
}

const checkedSchema: z.ZodType<GameToCreate> = z.preprocess(
  wrapManifest,
  strictObject(shape).transform((given, context): GameToCreate => {
    const game = given.manifest === undefined ? fromConfiguration(given) : fromCitation(given.manifest, given);
    if (!Array.isArray(game)) {
      addFaults(wholeFaults(game.manifest, 0), context);
      return game;
    }
    addFaults(game, context);
    return z.NEVER;
  }),
);

/** A request to create a game: its configuration, or a citation as GET /games/:id/manifest gives it. */
export const createGameSchema = checkedSchema as z.ZodType<GameToCreate, z.input<z.ZodObject<typeof shape>>>;
