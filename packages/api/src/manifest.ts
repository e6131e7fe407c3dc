import { agentsAfter, type Manifest, playingBytesOf, playsAfter, rulesOf, strategyOf } from '@farol/kernel';
import { z } from 'zod';
import { entryOf, followAgents, openParameters } from './complete-manifest.ts';
import { MAX_ENTRIES, MAX_PLAYING_MEBIBYTES, MAX_ROUNDS } from './limits.ts';
import {
  entrySchema,
  informationSchema,
  initialHistorySchema,
  type NewAgents,
  rulesSchema,
  seedText,
  TOO_MANY_ENTRIES,
} from './manifest-fields.ts';
import { invalidRequest, pathOf } from './problems.ts';
import { strictObject } from './strict-object.ts';

interface Fault {
  path: (string | number)[];
  message: string;
}

/** Faults across fields: strategies, information, history and memory must fit after `round` rounds. */
export function wholeFaults(manifest: Manifest, round: number): Fault[] {
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
    faults.push({ path: ['agents'], message: memoryWords(mebibytes) });
  }
  const first = agentsAfter(manifest, 0);
  if (initialHistory !== 'random' && initialHistory.some((attendance) => attendance > first)) {
    faults.push({ path: ['initialHistory'], message: `an attendance is larger than the number of agents, ${first}` });
  }
  return faults;
}

/** The fault of a manifest that needs too much memory at some round of its life. */
export function peakFaults({ agents }: Manifest): Fault[] {
  const changes = agents.flatMap((entry) => {
    const bytes = playingBytesOf(entry);
    const { joins, leaves = Infinity } = entry;
    return leaves <= joins
      ? []
      : [
          { round: joins, bytes },
          { round: leaves, bytes: -bytes },
        ];
  });
  let bytes = 0,
    peak = 0;
  // Agents that leave at a round make room for those that join at it.
  for (const change of changes.toSorted((a, b) => a.round - b.round || a.bytes - b.bytes)) {
    bytes += change.bytes;
    peak = Math.max(peak, bytes);
  }
  const mebibytes = peak / 2 ** 20;
  return mebibytes > MAX_PLAYING_MEBIBYTES ? [{ path: ['agents'], message: memoryWords(mebibytes) }] : [];
}

const memoryWords = (mebibytes: number) =>
  `would need ${Math.ceil(mebibytes)} MiB while playing, the limit is ${MAX_PLAYING_MEBIBYTES}: fewer agents or a shorter memory`;

export function addFaults(faults: Fault[], context: z.core.$RefinementCtx) {
  for (const { path, message } of faults) context.issues.push({ code: 'custom', path, message, input: undefined });
}

/** Why these agents cannot play on this information. */
function informationFault(strategy: string, information: string): string | undefined {
  return information === 'own-payoff' && strategyOf(strategy).sees === 'attendance'
    ? `"${strategy}" needs to see attendance, but the information is "own-payoff"`
    : undefined;
}

export function refuseUnfit(manifest: Manifest, round: number): Manifest {
  const faults = wholeFaults(manifest, round);
  if (faults.length > 0) throw invalidRequest(faults.map(({ path, message }) => ({ field: pathOf(path), message })));
  return manifest;
}

/** The manifest in which new agents join after `round` rounds; refused as invalid if they do not fit the game. */
export function appendAgents(manifest: Manifest, agents: NewAgents, round: number): Manifest {
  return refuseUnfit({ ...manifest, agents: [...manifest.agents, entryOf(agents, round)] }, round);
}

/**
 * The manifest in which agents leave after `round` rounds, or never join if they were to join later; refused as invalid
 * if the game needs them.
 */
export function removeAgents(manifest: Manifest, agentId: number, round: number): Manifest {
  const agents = manifest.agents.map((entry, id) =>
    id === agentId ? { ...entry, leaves: Math.max(round, entry.joins) } : entry,
  );
  return refuseUnfit({ ...manifest, agents }, round);
}

const ROUND = `must be a whole number from 0 to ${MAX_ROUNDS}`;
const roundMark = z.int(ROUND).min(0, ROUND).max(MAX_ROUNDS, ROUND);
const DIGEST = 'must be 64 hexadecimal digits';

/** A manifest as it is exported and cited. A game not yet played leaves out the parameters that follow its agents. */
export const manifestSchema = strictObject({
  engine: z.literal(1, 'this version reads manifests of engine 1'),
  rules: rulesSchema,
  information: informationSchema,
  seed: seedText,
  initialHistory: initialHistorySchema,
  agents: z
    .array(
      entrySchema<Manifest['agents'][number]>({ joins: roundMark, leaves: roundMark.optional() }, { isComplete: true }),
      'must be a list: [{"strategy": …}]',
    )
    .max(MAX_ENTRIES, TOO_MANY_ENTRIES),
}).transform((manifest, context): Manifest => {
  for (const [name, given, parameters] of [
    ['rules', manifest.rules, rulesOf(manifest.rules.kind).parameters] as const,
    ...manifest.agents.map(
      (entry, index) => [`agents[${index}].params`, entry.params, strategyOf(entry.strategy).parameters] as const,
    ),
  ]) {
    const open = name === 'rules' ? openParameters(manifest.rules) : [];
    const missing = Object.keys(parameters).filter(
      (parameter) => given[parameter] === undefined && !open.includes(parameter),
    );
    if (missing.length > 0)
      context.issues.push({
        code: 'custom',
        path: [],
        message: `${name} leaves out ${missing.join(', ')}: a manifest spells out everything`,
        input: undefined,
      });
  }
  if (context.issues.length > 0) return manifest;
  addFaults(wholeFaults(manifest, 0), context);
  return followAgents(manifest);
});

/** A manifest with what it led to: enough to cite a game, and to check that it comes out the same elsewhere. */
export const citationSchema = strictObject({
  manifest: manifestSchema,
  rounds: roundMark,
  digest: z.string(DIGEST).regex(/^[0-9a-f]{64}$/, DIGEST),
});
export type Citation = z.infer<typeof citationSchema>;
