import type { InformationKind } from '@farol/kernel';

/** The kinds of information in words: `title` for a choice, `told` within a sentence. */
export const INFORMATION: Readonly<
  Record<InformationKind, { title: string; told: string; about: string; source?: string }>
> = {
  attendance: {
    title: 'Attendance',
    told: 'everyone’s attendance',
    about: 'How many went in the last rounds, and which choice was the better one.',
  },
  'own-payoff': {
    title: 'Their own payoff only',
    told: 'their own payoff only',
    about: 'Strategies that need the attendance are refused: Arthur’s, linear and tables.',
  },
  random: {
    title: 'Random (fake) history',
    told: 'a random (fake) history',
    about: 'A new random history in each round. It tests if the true past matters.',
    source: 'Cavagna, A. (1998). Irrelevance of memory in the minority game. arXiv:cond-mat/9812215',
  },
};
