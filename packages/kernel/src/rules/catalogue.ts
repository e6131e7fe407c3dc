import { curves } from './curves.ts';
import { elFarol } from './el-farol.ts';
import { PlayRefused } from '../play-refused.ts';
import { majority, minority } from './minority.ts';
import type { Rules } from './rules.ts';

/** Every kind of game; a new one is its file and a line here. */
export const RULES: readonly Rules[] = [elFarol, minority, majority, curves];

/** The rules of a kind that is known to exist. */
export function rulesOf(kind: string): Rules {
  const rules = RULES.find((candidate) => candidate.kind === kind);
  if (!rules) throw new PlayRefused(`no rules of kind "${kind}"`);
  return rules;
}
