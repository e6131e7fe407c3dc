import type { Experiment } from '@farol/api';
import { countNeeded, type ReplicateOutcome } from '@farol/experiments';

/** The outcomes of a cell's replicates, in whatever order they come, and how many of them are needed. */
export class CellOutcomes {
  readonly outcomes: ReplicateOutcome[] = [];
  /** Null while that is open. It depends on the first outcomes in the order of replicates, not on the threads. */
  needed: number | null = null;
  private readonly experiment: Experiment;
  /** The first replicates that were looked at. */
  private count = 0;

  constructor(experiment: Experiment) {
    this.experiment = experiment;
  }

  add(replicate: number, outcome: ReplicateOutcome): void {
    this.outcomes[replicate] = outcome;
    const before = this.count;
    while (this.outcomes[this.count] !== undefined) this.count++;
    if (this.needed !== null || this.count === before) return;
    this.needed = countNeeded(this.experiment, this.outcomes.slice(0, this.count), before);
  }
}
