import { defineRules, type Payoffs } from './rules.ts';

const parameters = {
  payoff: {
    type: 'choice',
    options: ['sign', 'linear'],
    default: 'sign',
    about: 'sign: one unit won or lost; linear: the winners’ margin over N',
  },
} as const;

const population = { odd: true, usual: { count: 101, strategy: 'tables' } } as const;

/** Side a = ±1 earns direction · a · sgn(A±) or direction · a · A± / N, where A± = 2A − N. */
function sides(direction: 1 | -1, payoff: 'sign' | 'linear', agents: number): Payoffs {
  const margin = (attendance: number) => {
    const difference = 2 * attendance - agents;
    return direction * (payoff === 'sign' ? Math.sign(difference) : difference);
  };
  // `0 −` and not unary minus: a payoff of −0 must not exist.
  return { go: margin, stay: (attendance) => 0 - margin(attendance), divisor: payoff === 'sign' ? 1 : agents };
}

/** Challet & Zhang 1997: the agents on the smaller side win. */
export const minority = defineRules({
  kind: 'minority',
  title: 'Minority Game',
  about: 'Whoever is on the smaller side wins.',
  sources: [
    'Challet, D. & Zhang, Y.-C. (1997). Emergence of cooperation and organization in an evolutionary game. Physica A 246, 407–418.',
  ],
  parameters,
  population,
  payoffs: ({ payoff }, agents) => sides(-1, payoff, agents),
  capacity: (_, agents) => Math.max(0, Math.floor((agents - 1) / 2)),
});

/** The minority game with its sign flipped: the agents on the larger side win. */
export const majority = defineRules({
  kind: 'majority',
  title: 'Majority Game',
  about: 'Whoever is on the larger side wins.',
  sources: ['Kozłowski, P. & Marsili, M. (2003). Statistical mechanics of the majority game. arXiv:cond-mat/0307173'],
  parameters,
  population,
  payoffs: ({ payoff }, agents) => sides(1, payoff, agents),
  capacity: () => null,
});
