/** Letters that lead to a section after `g`. */
export const SECTION_KEYS: readonly { key: string; to: string; label: string }[] = [
  { key: 'g', to: '/games', label: 'Games' },
  { key: 'e', to: '/experiments', label: 'Experiments' },
  { key: 'p', to: '/playground', label: 'Playground' },
  { key: 'o', to: '/operations', label: 'Operations' },
  { key: 'l', to: '/learn', label: 'Learn' },
  { key: 'n', to: '/games/new', label: 'New game' },
];

interface Step {
  /** The address to go to; undefined for a key that leads nowhere. */
  to: string | undefined;
  /** True if the next key may name a section. */
  awaitsSection: boolean;
}

/** One key of the sequence `g` and a letter; a key that is typed into a field, undefined, ends the sequence. */
export function stepSequence(awaitsSection: boolean, key: string | undefined): Step {
  const section = awaitsSection ? SECTION_KEYS.find((each) => each.key === key) : undefined;
  return { to: section?.to, awaitsSection: key === 'g' && !awaitsSection };
}
