import type { ExperimentBase, Level } from '@farol/api';
import { setLevel } from '@farol/experiments';

/** Fields of a base that stand together. */
export interface FieldGroup {
  title: string;
  paths: string[];
}

/** The fields of a base: those of the game from its kind to its rounds, then those of each entry of agents. */
export function groupsOf({ agents }: ExperimentBase, paths: readonly string[]): FieldGroup[] {
  const ofGame = paths.filter((path) => !/^agents|^rules.kind$|^rounds$/.test(path));
  return [
    { title: 'Game', paths: ['rules.kind', ...ofGame, 'rounds'] },
    ...agents.map((_, index) => ({
      title: agents.length === 1 ? 'Agents' : `Agents ${index + 1}`,
      paths: paths.filter((path) => path.startsWith(`agents[${index}].`)),
    })),
  ];
}

/** The base with another value at a path; a new kind or strategy begins with its own parameters. */
export function setBaseValue(base: ExperimentBase, path: string, value: unknown): ExperimentBase {
  if (path === 'rules.kind') return { ...base, rules: { kind: String(value) } };
  const entry = /^agents\[(\d+)\]\.strategy$/.exec(path)?.[1];
  if (entry === undefined) return setLevel(base, path, value as Level);
  const agents = base.agents.map((each, index) =>
    index === Number(entry) ? { ...each, strategy: String(value), params: {} } : each,
  );
  return { ...base, agents };
}

/** Faults that stand above the fields: those of the whole base and, while it is text without fields, all others. */
export function baseFaults(
  paths: readonly string[],
  faultOf: (field: string) => string | undefined,
  isText: boolean,
): string[] {
  const whole = ['base', 'base.agents', 'base.rules'].flatMap((field) => faultOf(field) ?? []);
  if (!isText) return whole;
  const ofPaths = paths.flatMap((path) => {
    const fault = faultOf(`base.${path}`);
    return fault === undefined ? [] : [`${path}: ${fault}`];
  });
  return [...whole, ...ofPaths];
}
