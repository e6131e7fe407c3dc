import { defineRules } from './rules.ts';

/** Arthur 1994: go and be comfortable, go and be crowded, or stay home. */
export const elFarol = defineRules({
  kind: 'el-farol',
  title: 'El Farol bar',
  about: 'Going pays when at most C go; staying home pays the same always.',
  sources: [
    'Arthur, W. B. (1994). Inductive reasoning and bounded rationality. American Economic Review 84(2), 406–411.',
  ],
  parameters: {
    capacity: {
      type: 'integer',
      min: 0,
      max: 100_000_000,
      default: 60,
      per: 100,
      about: 'C, the largest comfortable attendance, inclusive',
    },
    uncrowded: { type: 'number', min: -1e6, max: 1e6, default: 1, about: 'G, the payoff of going when A ≤ C' },
    crowded: { type: 'number', min: -1e6, max: 1e6, default: -1, about: 'B, the payoff of going when A > C' },
    home: { type: 'number', min: -1e6, max: 1e6, default: 0, about: 'H, the payoff of staying home' },
  },
  population: { odd: false, usual: { count: 100, strategy: 'arthur' } },
  payoffs: ({ capacity, uncrowded, crowded, home }) => ({
    go: (attendance) => (attendance <= capacity ? uncrowded : crowded),
    stay: () => home,
    divisor: 1,
  }),
  capacity: ({ capacity }) => capacity,
});
