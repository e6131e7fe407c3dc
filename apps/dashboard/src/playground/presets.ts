import { type Setup, SETUPS } from '../play/setups.ts';

/** Games to begin with: each shows one thing. */
export const PRESETS: readonly { id: string; title: string; shows: string; source: string; setup: Setup }[] = [
  {
    id: 'arthur',
    title: 'Arthur’s bar',
    shows: '100 guessers, room for 60: the mean settles near 60, the swings never end.',
    source: 'Arthur 1994',
    setup: SETUPS.arthur,
  },
  {
    id: 'coins',
    title: 'The same bar, by coin',
    shows: 'Everyone tosses the coin of the mixed equilibrium: calmer than Arthur’s guessers.',
    source: 'Zambrano 2004',
    setup: SETUPS.coins,
  },
  {
    id: 'sorting',
    title: 'Regulars emerge',
    shows: 'Learning from one’s own payoff splits the crowd into those who always go and those who never do.',
    source: 'Whitehead 2008',
    setup: SETUPS.sorting,
  },
  {
    id: 'crowded',
    title: 'Minority Game, m = 2',
    shows: 'Short memories: agents imitate each other and swing five times as wildly as coins.',
    source: 'Challet & Zhang 1997',
    setup: SETUPS.crowded,
  },
  {
    id: 'critical',
    title: 'Minority Game, m = 5',
    shows: 'Near the critical point the crowd coordinates, better than chance.',
    source: 'Savit et al. 1999',
    setup: SETUPS.critical,
  },
  {
    id: 'uncoordinated',
    title: 'Minority Game, m = 11',
    shows: 'Memories too long to be filled: almost a crowd of coins.',
    source: 'Savit et al. 1999',
    setup: SETUPS.uncoordinated,
  },
  {
    id: 'herd',
    title: 'Majority Game',
    shows: 'The larger side wins: a herd forms.',
    source: 'Kozłowski & Marsili 2003',
    setup: SETUPS.herd,
  },
  {
    id: 'volunteer',
    title: 'Volunteer’s dilemma',
    shows: 'One who goes is enough for all who stay, but who will it be?',
    source: 'Diekmann 1985',
    setup: SETUPS.volunteer,
  },
];
