import { RULES, STRATEGIES } from '@farol/kernel';
import type { Catalogue } from '../api/catalogues.ts';

/** The catalogue of the kernel in this page, for pages that ask no server. */
export const KERNEL_CATALOGUE: Catalogue = {
  rules: Object.fromEntries(RULES.map((entry) => [entry.kind, entry])),
  strategies: Object.fromEntries(STRATEGIES.map((entry) => [entry.id, entry])),
};
