import { levelAt } from '@farol/experiments';
import type { DesignBase } from '../design.ts';
import { beginFactor, type Draft, draftOf, type FactorDraft, pathsOfDraft } from './draft.ts';

/** A factor at a path, with levels around the base's own value. */
const factorAt = (base: Draft['base'], path: string) => beginFactor(base, path, levelAt(base, path));

/** A design around a base game with a first factor. */
export function draftAround(base: DesignBase, path: string): Draft {
  const draft = draftOf({ base, factors: [], replicates: 10 });
  return { ...draft, factors: [factorAt(draft.base, path)] };
}

/** All paths that a draft's factors move. */
export const variedIn = ({ factors }: Pick<Draft, 'factors'>) => factors.flatMap(pathsOfDraft);

/** The path that a new factor begins with: the first parameter that does not vary yet; undefined if all do. */
export function nextPath(paths: readonly string[], varied: readonly string[]): string | undefined {
  return paths.find((path) => !varied.includes(path) && path.includes('.'));
}

/** The factors with another one at this path; the same ones if it varies already. */
export function addFactor({ base, factors }: Draft, path: string): FactorDraft[] {
  return variedIn({ factors }).includes(path) ? factors : [...factors, factorAt(base, path)];
}

/** The factors with one of them replaced; at another path its levels begin anew. */
export function replaceFactor({ base, factors }: Draft, index: number, next: FactorDraft): FactorDraft[] {
  return factors.map((factor, place) => {
    if (place !== index) return factor;
    return next.path === factor.path ? next : factorAt(base, next.path);
  });
}
