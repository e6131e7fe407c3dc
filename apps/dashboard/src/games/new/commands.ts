import { quote } from '../../api/shell.ts';
import type { GameRequest } from '../../game-form/form.ts';

const assign = (values: object) =>
  Object.entries(values).map(
    ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );

/** JSON to be read: indented, a point of a curve on one line. Only between values there are line breaks: texts stay. */
export const writeJson = (value: object) =>
  JSON.stringify(value, null, 2).replaceAll(/\[\n\s+([-\d.e+]+),\n\s+([-\d.e+]+)\n\s+\]/g, '[$1, $2]');

/** The same game on the command line, which plays the same rounds if it is given a seed. */
export function farolOf({ rules, agents, information, seed, rounds, initialHistory }: GameRequest): {
  command: string;
  /** Settings without an option of the command line. */
  lacks: string | null;
} {
  const { kind, ...params } = rules;
  const words = ['run', String(kind)];
  for (const { strategy, count, params: values } of agents) {
    words.push('--agents', [String(count), String(strategy), ...assign(values ?? {})].join(' '));
  }
  for (const assignment of assign(params)) words.push('--rule', assignment);
  if (information.kind !== 'attendance') words.push('--information', information.kind);
  if (rounds !== undefined) words.push('--rounds', String(rounds));
  if (seed !== undefined) words.push('--seed', seed);
  return {
    command: ['npx pnpm farol', ...words.map(quote)].join(' '),
    lacks:
      initialHistory === undefined
        ? null
        : 'The command line has no option for attendances before the first round: without them the rounds differ.',
  };
}
