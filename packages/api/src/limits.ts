/** Limits that pages show too. No schema stands beside them: whoever imports one loads no zod. */

/** A game in play may take this much memory: agents' state and their strategies' tables. */
export const MAX_PLAYING_MEBIBYTES = 512;
/** Entries that a manifest may hold, over a game's whole life. */
export const MAX_ENTRIES = 10_000;
/** Of one entry. */
export const MAX_AGENTS = 10_000_000;
/** The longest game: attendance sums stay exact, and a round number is a JSON number. */
export const MAX_ROUNDS = 10_000_000_000;
/** Of an experiment. */
export const MAX_FACTORS = 6;
export const MAX_REPLICATES = 10_000;
/** Of an experiment, counting every replicate that a stop rule allows. */
export const MAX_GAMES = 100_000;
/** Every cell is checked before anything is played; the time for it grows with the cells and their agents' entries. */
export const MAX_CELLS = 10_000;
/** A replicate keeps the attendances that its statistics are of. */
export const MAX_REPLICATE_ROUNDS = 100_000_000;
