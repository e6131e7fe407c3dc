/** A fault of the form, at the path of a field in the request; '' belongs to the whole form. */
export interface Fault {
  field: string;
  message: string;
}

/** The path of a value within a list lies in the list's field: initialHistory[3] in initialHistory. Entries of agents have their own. */
const isAt = (path: string, field: string) =>
  path === field || (field !== 'agents' && path.startsWith(field) && /^(\[\d+\])+$/.test(path.slice(field.length)));

/** The message for a field. */
export const messageAt = (faults: readonly Fault[], field: string): string | undefined =>
  faults.find((fault) => isAt(fault.field, field))?.message;

interface Saving {
  /** Faults that were found in the browser. */
  faults: readonly Fault[];
  hasConflicts: boolean;
  /** Why the game cannot be played. */
  obstacle: string | null;
  /** The text of the field of rounds. */
  rounds: string;
  /** Saved and played. */
  isPlayed: boolean;
}

/** The field that must change before the form is saved, or saved and played; undefined if none must. */
export function fieldInTheWay({ faults, hasConflicts, obstacle, rounds, isPlayed }: Saving): string | undefined {
  if (hasConflicts) return 'conflicts';
  if (faults.length > 0) return faults[0].field;
  if (!isPlayed) return undefined;
  if (rounds.trim() === '') return 'rounds';
  return obstacle === null ? undefined : 'agents';
}
