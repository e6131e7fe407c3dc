import type { Experiment } from '@farol/api';
import { pathsOfFactor, variedPathsOf } from '@farol/experiments';
import { formatCount, formatNumber } from '../../design/figures.ts';
import { writeValue } from '../../game-form/value-text.ts';
import { labelOf } from '../names.ts';
import { titleOf } from '../statistic-names.ts';
import { writeRows } from '../write-rows.ts';
import { textOf } from './dimensions.ts';

type Fact = [name: string, value: string];

function factorFacts({ base, factors }: Experiment): Fact[] {
  const paths = variedPathsOf({ factors }).map(({ path }) => path);
  return factors.map((factor) => [
    pathsOfFactor(factor)
      .map((path) => labelOf(base, path, paths))
      .join(' with '),
    'path' in factor ? factor.values.map(textOf).join(', ') : writeRows(factor.values),
  ]);
}

function describeStrategy(strategy: string, params: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(params).map(([name, value]) => `${name} ${writeValue(value)}`);
  return values.length === 0 ? strategy : `${strategy} (${values.join(', ')})`;
}

function describeRounds({ base, roundsPerHistory, transient }: Experiment): string {
  const longer = roundsPerHistory === undefined ? '' : `, or ${formatCount(roundsPerHistory)} · 2ᵐ if more`;
  const first = transient === 'half' ? 'the first half' : `the first ${formatCount(transient)}`;
  return `${formatCount(base.rounds)}${longer}; ${first} left out`;
}

function stopRuleFacts({ stopRule }: Experiment): Fact[] {
  if (stopRule === undefined) return [];
  const { statistic, halfWidth, confidence, maxReplicates } = stopRule;
  const aim = `until ${titleOf(statistic)} is known to ± ${halfWidth} (${formatNumber(100 * confidence)} %)`;
  return [['stop rule', `${aim}, at most ${maxReplicates} games`]];
}

/** The complete design in words: names with their values, first what varies. */
export function designFacts(design: Experiment): Fact[] {
  const { agents } = design.base;
  return [
    ...factorFacts(design),
    [
      agents.length === 1 ? 'strategy' : 'strategies',
      agents.map(({ strategy, params = {} }) => describeStrategy(strategy, params)).join('; '),
    ],
    ['rounds', describeRounds(design)],
    ['replicates', String(design.replicates)],
    ...stopRuleFacts(design),
    ['statistics', design.statistics.map(titleOf).join(', ')],
    ['seed', design.seed],
  ];
}
