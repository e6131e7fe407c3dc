import type { Experiment } from '@farol/api';
import { useEffect, useState } from 'react';
import { beginChoices, type Choices, readChoices, writeChoices } from './choices.ts';
import type { Dimension } from './dimensions.ts';

/** The look at an experiment's results, which the fragment of the address keeps. */
export function useChoices(design: Experiment, dimensions: readonly Dimension[]) {
  const [choices, setChoices] = useState<Choices>(() => beginChoices(design, dimensions));
  useEffect(() => {
    if (location.hash.length > 1) setChoices(readChoices(location.hash.slice(1), design, dimensions));
  }, [design, dimensions]);
  const choose = (next: Choices) => {
    setChoices(next);
    const words = writeChoices(next, design, dimensions);
    history.replaceState(history.state, '', words === '' ? location.pathname : `#${words}`);
  };
  return [choices, choose] as const;
}
