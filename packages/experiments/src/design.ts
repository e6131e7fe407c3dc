import {
  DEFAULT_STATISTICS,
  drawSeed,
  type Experiment,
  experimentBaseSchema,
  gameNameSchema,
  MAX_CELLS,
  MAX_FACTORS,
  MAX_GAMES,
  MAX_REPLICATE_ROUNDS,
  MAX_REPLICATES,
  newGameSchema,
  pathOf,
  seedSchema,
  statisticSchema,
  strictObject,
} from '@farol/api';
import { type Manifest, playFault, rulesOf } from '@farol/kernel';
import { z } from 'zod';
import {
  cellsOf,
  configOf,
  countCells,
  describeLevels,
  type Levels,
  longestMemory,
  mostReplicates,
  roundsOf,
  transientOf,
} from './cells.ts';
import { factorSchema } from './factors.ts';
import { pathFault } from './paths.ts';
import { CONFIDENCE } from './summaries.ts';

const MAX_CELL_ENTRIES = 100_000;
/** Payoffs are evaluated to check a curve: its length times the number of agents, over all cells; about a second. */
const MAX_CURVE_WORK = 40_000_000;
/** Of many faulty cells only these are named. */
const NAMED_CELLS = 5;

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

/** What it takes to check a game's curves; nothing where the rules have none. */
function curveWork({ rules }: Manifest, agents: number): number {
  const curves = Object.entries(rulesOf(rules.kind).parameters).filter(([, { type }]) => type === 'curve');
  return curves.reduce((sum, [name]) => sum + agents * (rules[name] as { length: number }).length, 0);
}

/** What is known of the rules with so many agents: what was found once is not sought again, and work has an end. */
class PlayFaults {
  private readonly known = new Map<string, string | undefined>();
  private work = 0;

  find(manifest: Manifest): string | undefined {
    const agents = manifest.agents.reduce((sum, { count }) => sum + count, 0);
    const key = `${agents} ${JSON.stringify(manifest.rules)}`;
    if (!this.known.has(key)) {
      this.work += curveWork(manifest, agents);
      if (this.work > MAX_CURVE_WORK)
        return 'has too much to compute with the other cells’ curves: shorten them, or take fewer cells or agents';
      this.known.set(key, playFault(manifest, 0));
    }
    return this.known.get(key);
  }
}

/** What forbids playing a cell, each fault in words. */
function cellFaults(experiment: Experiment, levels: Levels, playFaults: PlayFaults): string[] {
  const config = configOf(experiment.base, levels);
  const { data, error } = newGameSchema.safeParse({ ...config, seed: '0' });
  if (!data) return error.issues.map(({ path, message }) => `${pathOf(path)}: ${message}`);
  const rounds = roundsOf(experiment, config);
  const fault = playFaults.find(data.manifest);
  return [
    ...(fault === undefined ? [] : [`the game ${fault}`]),
    ...(rounds > MAX_REPLICATE_ROUNDS ? [`rounds: a replicate has at most ${MAX_REPLICATE_ROUNDS}`] : []),
    ...(experiment.roundsPerHistory !== undefined && longestMemory(config) === undefined
      ? ['roundsPerHistory: no agents have tables, so there are no histories']
      : []),
    ...(transientOf(experiment, rounds) >= rounds ? [`transient: leaves none of the ${rounds} rounds`] : []),
  ];
}

interface Fault {
  path: (string | number)[];
  message: string;
}

function factorFaults({ base, factors }: Experiment): Fault[] {
  const seen = new Set<string>();
  return factors.flatMap(({ path }, index) => {
    const message = seen.has(path) ? `"${path}" is varied twice` : pathFault(base, path);
    seen.add(path);
    return message === undefined ? [] : [{ path: ['factors', index, 'path'], message }];
  });
}

function sizeFaults(experiment: Experiment): Fault[] {
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

function stopRuleFaults({ statistics, stopRule }: Experiment): Fault[] {
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

function allCellFaults(experiment: Experiment): Fault[] {
  const faults: Fault[] = [];
  const playFaults = new PlayFaults();
  let faulty = 0;
  for (const { cell, levels } of cellsOf(experiment)) {
    const found = cellFaults(experiment, levels, playFaults);
    if (found.length === 0) continue;
    faulty++;
    if (faulty > NAMED_CELLS) break;
    faults.push({ path: ['factors'], message: `cell ${cell} (${describeLevels(levels)}): ${found.join('; ')}` });
  }
  if (faulty > NAMED_CELLS) faults.push({ path: ['factors'], message: 'and more cells' });
  return faults;
}

/** What no single field can show; of each kind of fault only once those before it are mended. */
function designFaults(experiment: Experiment): Fault[] {
  const whole = [...factorFaults(experiment), ...sizeFaults(experiment), ...stopRuleFaults(experiment)];
  return whole.length > 0 ? whole : allCellFaults(experiment);
}

const FACTORS = `must be a list of 1 to ${MAX_FACTORS} factors: [{"path": "rules.capacity", "values": [40, 50, 60]}]`;
const STATISTICS_LIST = 'must be a list of at least one statistic, each once';

/** A request to play an experiment; parsing gives a complete and playable design. */
export const experimentSchema = strictObject({
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
  for (const { path, message } of designFaults(experiment)) {
    context.issues.push({ code: 'custom', path, message, input: undefined });
  }
  return experiment;
});
export type NewExperiment = z.input<typeof experimentSchema>;
