import { RULES, STRATEGIES } from '@farol/kernel';

/** The catalogues' parameters by name: what GET /rules and GET /strategies say. */
export const CATALOGUE = {
  rules: Object.fromEntries(RULES.map(({ kind, parameters }) => [kind, parameters])),
  strategies: Object.fromEntries(STRATEGIES.map(({ id, parameters }) => [id, parameters])),
};
