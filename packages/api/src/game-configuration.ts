import type { Manifest } from '@farol/kernel';
import { z } from 'zod';
import { completeManifest, type Config, unnamedIn } from './complete-manifest.ts';
import { MAX_ENTRIES } from './limits.ts';
import { addFaults, refuseUnfit, wholeFaults } from './manifest.ts';
import {
  gameNameSchema,
  informationSchema,
  initialHistorySchema,
  newAgentsSchema,
  roundCountSchema,
  rulesSchema,
  seedSchema,
  TOO_MANY_ENTRIES,
} from './manifest-fields.ts';
import { strictObject } from './strict-object.ts';

const TEMPO = 'must be a number from 0.01 to 100000, or null for as fast as it can';
const agentsSchema = z.array(newAgentsSchema, 'must be a list: [{"strategy": …}]').max(MAX_ENTRIES, TOO_MANY_ENTRIES);

export const configShape = {
  rules: rulesSchema,
  agents: agentsSchema.default([]),
  seed: seedSchema.optional(),
  information: informationSchema.default({ kind: 'attendance' }),
  initialHistory: initialHistorySchema.default('random'),
};

/** The manifest of a game not yet played, with what is given in place of what it had; refused if that does not fit. */
export function reviseManifest(manifest: Manifest, changes: { [K in keyof Config]?: Config[K] | undefined }): Manifest {
  const revised = completeManifest({ ...manifest, ...changes } as Config);
  // Agents that nobody replaces join and leave when they did; those that left before the first round are dropped.
  const kept = manifest.agents.filter(({ joins, leaves }) => leaves === undefined || leaves > joins);
  return refuseUnfit(changes.agents === undefined ? { ...revised, agents: kept } : revised, 0);
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
  return { name: label, rounds, manifest, unnamed: unnamedIn(config.rules) };
});
export type NewGame = z.input<typeof newGameSchema>;
