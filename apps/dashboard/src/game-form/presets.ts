import type { CurveValue, Value } from '@farol/kernel';
import { SETUPS } from '../play/setups.ts';

/** A game of the literature, ready to be played, changed or varied. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The effect to look for when it plays. */
  readonly shows: string;
  readonly source: string;
  /** The path that an experiment with it varies first. */
  readonly vary: string;
  readonly game: {
    readonly name: string;
    readonly rules: { readonly kind: string } & Readonly<Record<string, Value>>;
    readonly agents: readonly {
      readonly strategy: string;
      readonly params?: Readonly<Record<string, Value>>;
      readonly count: number;
      readonly name?: string;
    }[];
    readonly rounds: number;
    readonly roundsPerSecond?: number;
  };
}

const ARTHUR =
  'Arthur, W. B. (1994). Inductive reasoning and bounded rationality. American Economic Review 84(2), 406–411.';
const SAVIT =
  'Savit, R., Manuca, R. & Riolo, R. (1999). Adaptive competition, market efficiency, and phase transitions. Physical Review Letters 82(10), 2203–2206.';
const ZAMBRANO =
  'Zambrano, E. (2004). The interplay between analytics and computation in the study of congestion externalities: The case of the El Farol problem. Journal of Public Economic Theory 6(2), 375–395.';
const WHITEHEAD =
  'Whitehead, D. (2008). The El Farol bar problem revisited: Reinforcement learning in a potential game. Edinburgh School of Economics Discussion Paper 186, University of Edinburgh.';
const KOZLOWSKI =
  'Kozłowski, P. & Marsili, M. (2003). Statistical mechanics of the majority game. arXiv:cond-mat/0307173';

const minority = (memory: number, name: string): Preset['game'] => ({
  name,
  rules: { kind: 'minority', payoff: 'sign' },
  agents: [{ strategy: 'tables', params: { memory, tables: 2 }, count: 101 }],
  rounds: 10_000,
});

const curves = (go: CurveValue, stay: CurveValue) => ({ kind: 'curves', go, stay }) as const;

const MINORITY_CRITICAL: Preset = {
  id: 'minority-critical',
  title: 'Minority Game, near its critical point',
  about:
    'The same 101 agents with a memory of m = 6 rounds (α = 0.63). For infinitely many agents the two phases meet at α ≈ 0.34; for 101 the swings are smallest here.',
  shows: 'Coordination that nobody arranged: σ²/N ≈ 0.22, a fifth of what tossing coins gives.',
  source: SAVIT,
  vary: 'agents[0].params.memory',
  game: minority(6, 'Minority Game, m = 6 (near critical)'),
};

export const PRESETS: readonly Preset[] = [
  {
    id: 'arthur-1994',
    title: 'The El Farol bar',
    about:
      'A hundred people decide each week whether to go to a bar that is fun for at most sixty. Each believes whichever of its forecasts has lately been the best.',
    shows:
      'Nobody leads them, and no forecast can be right for all; still the attendance gathers around sixty, and never settles.',
    source: ARTHUR,
    vary: 'rules.capacity',
    game: {
      name: 'El Farol, as in Arthur 1994',
      ...SETUPS.arthur,
      rounds: 1000,
    },
  },
  {
    id: 'coins',
    title: 'The same bar, by coin',
    about:
      'The bar of sixty places again. Each of the hundred tosses the coin of the mixed equilibrium: it goes with the probability that makes both choices equally good.',
    shows: 'The attendance is calmer than with Arthur’s agents.',
    source: ZAMBRANO,
    vary: 'rules.capacity',
    game: { name: 'El Farol by coin', ...SETUPS.coins, rounds: 1000 },
  },
  {
    id: 'sorting',
    title: 'Regulars emerge',
    about:
      'The bar of sixty places again. The hundred learn by reinforcement from their own payoff alone (Roth & Erev), and see no attendance.',
    shows: 'The crowd splits, over thousands of rounds, into agents that always go and agents that never do.',
    source: WHITEHEAD,
    vary: 'agents[0].params.forgetting',
    game: { name: 'El Farol with reinforcement learners', ...SETUPS.sorting, rounds: 10_000 },
  },
  {
    id: 'minority-crowded',
    title: 'Minority Game, crowded',
    about:
      '101 agents, the smaller side wins. With a memory of m = 2 rounds there are so few strategies that many agents share the same ones (α = 2²/101 = 0.04).',
    shows: 'Herds: the attendance swings far wider than if everybody tossed a coin, σ²/N ≈ 5.5.',
    source: SAVIT,
    vary: 'agents[0].params.memory',
    game: minority(2, 'Minority Game, m = 2 (crowded)'),
  },
  MINORITY_CRITICAL,
  {
    id: 'minority-random',
    title: 'Minority Game, random phase',
    about: 'The same 101 agents with a memory of m = 10 rounds (α = 10): far more histories than they can learn.',
    shows: 'They might as well toss coins: σ²/N ≈ 0.86, rising to 1 with longer memories.',
    source: SAVIT,
    vary: 'agents[0].params.memory',
    game: minority(10, 'Minority Game, m = 10 (random phase)'),
  },
  {
    id: 'majority',
    title: 'Majority Game',
    about: '101 agents with a memory of m = 3 rounds, and here the larger side wins.',
    shows: 'A herd forms, and stays on one side.',
    source: KOZLOWSKI,
    vary: 'agents[0].params.memory',
    game: {
      name: 'Majority Game, m = 3',
      rules: { kind: 'majority' },
      agents: [{ strategy: 'tables', params: { memory: 3 }, count: 101 }],
      rounds: 1000,
    },
  },
  {
    id: 'market-entry',
    title: 'Market entry',
    about:
      'Twenty firms decide whether to enter a market. Staying out pays 1; each of n that enter earns 1 + 2 (11 − n). They learn by reinforcement (Roth & Erev).',
    shows: 'Without a word the number of entrants comes close to the capacity of 11, as it did in the laboratory.',
    source:
      'Sundali, J. A., Rapoport, A. & Seale, D. A. (1995). Coordination in market entry games with symmetric players. Organizational Behavior and Human Decision Processes 64(2), 203–218.',
    vary: 'agents[0].count',
    game: {
      name: 'Market entry, capacity 11 of 20',
      rules: curves('1 + 2 * (11 - n)', '1'),
      agents: [{ strategy: 'roth-erev', count: 20 }],
      rounds: 1000,
    },
  },
  {
    id: 'public-goods',
    title: 'Public goods',
    about:
      'A hundred people may each give 1 to a common pot, which is multiplied by 1.6 and shared by all. Whatever the others do, one does better by keeping it.',
    shows: 'Giving fades away round after round, though all would be best off if all gave.',
    source:
      'Isaac, R. M. & Walker, J. M. (1988). Group size effects in public goods provision: the voluntary contributions mechanism. Quarterly Journal of Economics 103(1), 179–199.',
    vary: 'agents[0].count',
    game: {
      name: 'Public goods, multiplied by 1.6',
      rules: curves('1.6 * n / N - 1', '1.6 * n / N'),
      agents: [{ strategy: 'roth-erev', count: 100 }],
      rounds: 500,
    },
  },
  {
    id: 'volunteers-dilemma',
    title: 'The volunteer’s dilemma',
    about:
      'Ten witnesses; one who calls for help is enough. Help is worth 1 to everybody, calling costs 0.4. All call with the probability of the mixed equilibrium.',
    shows: 'In more than a third of the rounds nobody calls; add witnesses, and it happens more often, not less.',
    source: 'Diekmann, A. (1985). Volunteer’s dilemma. Journal of Conflict Resolution 29(4), 605–610.',
    vary: 'agents[0].count',
    game: {
      name: 'Volunteer’s dilemma of ten',
      rules: curves('1 - 0.4', 'n >= 1 ? 1 : 0'),
      agents: [{ strategy: 'mixed-equilibrium', count: 10 }],
      rounds: 1000,
    },
  },
  {
    id: 'own-curves',
    title: 'Your own two curves',
    about:
      'Draw what going and what staying pay, with the mouse, the finger or the keyboard, or write a formula. Every game of Schelling’s kind is two such curves.',
    shows: 'Equilibria and optimum as you draw, and at once how a hundred inductive agents play it.',
    source:
      'Schelling, T. C. (1973). Hockey helmets, concealed weapons, and daylight saving: a study of binary choices with externalities. Journal of Conflict Resolution 17(3), 381–428.',
    vary: 'agents[0].params.forgetting',
    game: {
      name: 'My two curves',
      rules: curves(
        [
          [0, 1],
          [60, 0.2],
          [100, -1],
        ],
        [
          [0, 0],
          [100, 0],
        ],
      ),
      agents: [{ strategy: 'arthur', count: 100 }],
      rounds: 1000,
    },
  },
  {
    id: 'linear-bar',
    title: 'El Farol as NetLogo and Mesa have it',
    about:
      'The bar again, with agents who follow the best of ten random linear forecasts over their last five weeks, as in the model libraries.',
    shows: 'Attendance around sixty once more: it is not Arthur’s particular forecasts that do it.',
    source:
      'Fogel, D. B., Chellapilla, K. & Angeline, P. J. (1999). Inductive reasoning and bounded rationality reconsidered. IEEE Transactions on Evolutionary Computation 3(2), 142–146.',
    vary: 'rules.capacity',
    game: {
      name: 'El Farol with linear forecasts',
      rules: { kind: 'el-farol', capacity: 60 },
      agents: [{ strategy: 'linear', count: 100 }],
      rounds: 1000,
    },
  },
];

export const presetOf = (id: string | null): Preset | undefined => PRESETS.find((preset) => preset.id === id);

/** The preset that a new experiment starts with. */
export const FIRST_TO_VARY = MINORITY_CRITICAL;
