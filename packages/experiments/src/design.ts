import {
  addFaults,
  DEFAULT_STATISTICS,
  drawSeed,
  type Experiment,
  experimentBaseSchema,
  gameNameSchema,
  MAX_CELLS,
  MAX_FACTORS,
  MAX_GAMES,
  MAX_REPLICATES,
  seedSchema,
  statisticSchema,
  strictObject,
} from '@farol/api';
import { z } from 'zod';
import { countCells, mostReplicates } from './cells.ts';
import { factorSchema } from './factors.ts';
import { pathFault } from './paths.ts';
import { CONFIDENCE } from './summaries.ts';
import { type DesignFault, surveyCells } from './survey.ts';
import { pathsOfFactor } from './varied-paths.ts';

const MAX_CELL_ENTRIES = 100_000;
const REPLICATES = `must be a whole number from 1 to ${MAX_REPLICATES}`;
const replicatesSchema = z.int(REPLICATES).min(1, REPLICATES).max(MAX_REPLICATES, REPLICATES);
const TWO_REPLICATES = `must be a whole number from 2 to ${MAX_REPLICATES}`;
const TRANSIENT = 'must be a whole number of rounds from 0, or "half"';
const PER_HISTORY = 'must be a whole number from 1 to 1000000';
const HALF_WIDTH = 'must be a number above 0';
const CONFIDENCES = 'must be a number from 0.5 to 0.999';

const stopRuleSchema = strictObject({
  statistic: statisticSchema,
  halfWidth: z
    .number(HALF_WIDTH)
    .positive(HALF_WIDTH)
    .meta({ description: 'a cell is finished when the confidence interval of its mean is at most twice as wide' }),
  confidence: z.number(CONFIDENCES).min(0.5, CONFIDENCES).max(0.999, CONFIDENCES).default(CONFIDENCE),
  minReplicates: z
    .int(TWO_REPLICATES)
    .min(2, TWO_REPLICATES)
    .max(MAX_REPLICATES, TWO_REPLICATES)
    .optional()
    .meta({ description: 'default: replicates, at least 2' }),
  maxReplicates: z.int(TWO_REPLICATES).min(2, TWO_REPLICATES).max(MAX_REPLICATES, TWO_REPLICATES),
});

function factorFaults({ base, factors }: Experiment): DesignFault[] {
  const seen = new Set<string>();
  return factors.flatMap((factor, index) =>
    pathsOfFactor(factor).flatMap((path, place) => {
      const message = seen.has(path) ? `"${path}" is varied twice` : pathFault(base, path);
      seen.add(path);
      const field = 'paths' in factor ? ['paths', place] : ['path'];
      return message === undefined ? [] : [{ path: ['factors', index, ...field], message }];
    }),
  );
}

function sizeFaults(experiment: Experiment): DesignFault[] {
  const cells = countCells(experiment);
  const games = cells * mostReplicates(experiment);
  if (games > MAX_GAMES) {
    const message = `would be ${games} games, ${cells} cells of up to ${mostReplicates(experiment)} replicates; the limit is ${MAX_GAMES}`;
    return [{ path: ['factors'], message }];
  }
  if (cells > MAX_CELLS) return [{ path: ['factors'], message: `have ${cells} cells; the limit is ${MAX_CELLS}` }];
  const entries = experiment.base.agents.length;
  if (cells * entries > MAX_CELL_ENTRIES) {
    const message = `have ${cells} cells of ${entries} entries of agents; the limit is ${MAX_CELL_ENTRIES} in all`;
    return [{ path: ['factors'], message }];
  }
  return [];
}

function stopRuleFaults({ statistics, stopRule }: Experiment): DesignFault[] {
  if (!stopRule) return [];
  const { statistic, minReplicates, maxReplicates } = stopRule;
  return [
    ...(statistics.includes(statistic)
      ? []
      : [{ path: ['stopRule', 'statistic'], message: `"${statistic}" is not among the statistics collected` }]),
    ...(maxReplicates >= minReplicates
      ? []
      : [
          {
            path: ['stopRule', 'maxReplicates'],
            message: `must be at least ${minReplicates}, as many as are played first`,
          },
        ]),
  ];
}

/** Faults of the design as a whole, before its cells are looked at. */
function designFaults(experiment: Experiment): DesignFault[] {
  return [...factorFaults(experiment), ...sizeFaults(experiment), ...stopRuleFaults(experiment)];
}

const FACTORS = `must be a list of 1 to ${MAX_FACTORS} factors: [{"path": "rules.capacity", "values": [40, 50, 60]}]`;
const STATISTICS_LIST = 'must be a list of at least one statistic, each once';

/** A request to play an experiment; parsing gives a complete design whose cells are still to be checked. */
export const designSchema = strictObject({
  name: gameNameSchema.optional(),
  base: experimentBaseSchema.meta({
    description: 'the configuration that is varied, as a game’s, with its rounds and without a seed',
  }),
  seed: seedSchema.optional().meta({ description: 'that of every replicate follows from it; drawn when left out' }),
  factors: z.array(factorSchema, FACTORS).min(1, FACTORS).max(MAX_FACTORS, FACTORS),
  replicates: replicatesSchema.meta({ description: 'games of each cell, which differ in their seed only' }),
  transient: z
    .union([z.literal('half'), z.int(TRANSIENT).min(0, TRANSIENT)], { error: TRANSIENT })
    .default('half')
    .meta({ description: 'first rounds that the statistics leave out; "half" of each game’s rounds, rounded down' }),
  roundsPerHistory: z.int(PER_HISTORY).min(1, PER_HISTORY).max(1_000_000, PER_HISTORY).optional().meta({
    description: 'a game of tables with memory m plays this · 2^m rounds if they are more than its rounds',
  }),
  statistics: z
    .array(statisticSchema, STATISTICS_LIST)
    .min(1, STATISTICS_LIST)
    .refine((names) => new Set(names).size === names.length, STATISTICS_LIST)
    .default([...DEFAULT_STATISTICS]),
  stopRule: stopRuleSchema.optional().meta({
    description: 'plays each cell until its mean is known well enough, instead of a fixed number of replicates',
  }),
}).transform(({ name, stopRule, seed, roundsPerHistory, ...design }, context): Experiment => {
  const experiment: Experiment = {
    ...(name === undefined ? {} : { name }),
    ...design,
    ...(roundsPerHistory === undefined ? {} : { roundsPerHistory }),
    seed: seed ?? drawSeed(),
    ...(stopRule === undefined
      ? {}
      : { stopRule: { ...stopRule, minReplicates: stopRule.minReplicates ?? Math.max(2, design.replicates) } }),
  };
  addFaults(designFaults(experiment), context);
  return experiment;
});
export type NewExperiment = z.input<typeof designSchema>;

/** The same; parsing checks every cell too and gives a playable design. */
export const experimentSchema = designSchema.transform((experiment, context): Experiment => {
  addFaults(surveyCells(experiment).faults, context);
  return experiment;
});
