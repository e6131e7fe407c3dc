import type { Experiment, Factor } from '@farol/api';
import { variedPathsOf } from '@farol/experiments';
import { quote } from '../../api/shell.ts';
import { writeValue } from '../../game-form/value-text.ts';
import type { Design, DesignFactor } from '../design.ts';

/** --vary of a factor: a range where the command line has the same one, else every level. */
function varied({ from, to, step, round, values }: DesignFactor, factor: Factor): string {
  if ('paths' in factor) {
    return variedPathsOf({ factors: [factor] })
      .map(({ path, levels }) => listed(path, levels))
      .join(' with ');
  }
  if (values === undefined && step !== undefined && round === undefined) {
    return `${factor.path}=${from}..${to}${step === 1 ? '' : ` step ${step}`}`;
  }
  return listed(factor.path, factor.values);
}

function listed(path: string, levels: readonly unknown[]): string {
  const hasCommas = levels.some((level) => typeof level === 'object' || /[,[\]]/.test(writeValue(level)));
  return `${path}=${hasCommas ? JSON.stringify(levels) : levels.join(',')}`;
}

const BY_FILE = 'Save the JSON below as design.json, and run: npx pnpm farol sweep --design design.json';

/** Why no options say the same; undefined if they do. */
export function commandFault({ base, stopRule }: Design): string | undefined {
  if (stopRule !== undefined) return `No option sets a stop rule. ${BY_FILE}`;
  if (base.initialHistory !== undefined && base.initialHistory !== 'random') {
    return `No option sets an initial history. ${BY_FILE}`;
  }
  if (base.agents?.some(({ params }) => Object.values(params ?? {}).some((value) => /\s/.test(writeValue(value))))) {
    return `No option takes agents’ parameters with spaces in them. ${BY_FILE}`;
  }
  return undefined;
}

/** `farol sweep` that plays the same games: `experiment` is the design with all its levels and its seed. */
export function commandOf(design: Design, experiment: Experiment): string {
  const { base } = design;
  const { kind, ...rules } = base.rules;
  const words = [
    ...(base.agents ?? []).flatMap(({ strategy, count = 1, params = {} }) => [
      '--agents',
      [count, strategy, ...Object.entries(params).map(([name, value]) => `${name}=${writeValue(value)}`)].join(' '),
    ]),
    ...Object.entries(rules).flatMap(([name, value]) => ['--rule', `${name}=${writeValue(value)}`]),
    ...(base.information && base.information.kind !== 'attendance' ? ['--information', base.information.kind] : []),
    ...design.factors.flatMap((factor, index) => ['--vary', varied(factor, experiment.factors[index])]),
    '--replicates',
    String(experiment.replicates),
    '--rounds',
    String(base.rounds),
    ...(experiment.roundsPerHistory === undefined ? [] : ['--rounds-per-history', String(experiment.roundsPerHistory)]),
    ...(experiment.transient === 'half' ? [] : ['--transient', String(experiment.transient)]),
    ...(design.seed === undefined ? [] : ['--seed', experiment.seed]),
    ...experiment.statistics.flatMap((name) => ['--stat', name]),
  ];
  const pairs = Array.from({ length: words.length / 2 }, (_, pair) => words.slice(2 * pair, 2 * pair + 2));
  return [`npx pnpm farol sweep ${kind}`, ...pairs.map(([option, value]) => `${option} ${quote(value)}`)].join(
    ' \\\n  ',
  );
}
