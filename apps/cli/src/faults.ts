/** Wrong usage or bad input: all faults together, each in words that say where it is and what to do. */
export class InputFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('; '));
    this.faults = faults;
  }
}

/** The person at the terminal wants no more of it. */
export class Interruption extends Error {}
