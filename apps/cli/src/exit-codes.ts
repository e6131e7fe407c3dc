/** A game that was verified came out otherwise. */
export const DIFFERS = 1;
/** Wrong usage or bad input. */
export const BAD_INPUT = 2;
/** Some games of an experiment failed; all others are in its results. */
export const SOME_FAILED = 3;
/** Our own fault; EX_SOFTWARE of BSD's sysexits. */
export const INTERNAL = 70;
/** Ctrl-C; 128 + SIGINT as shells count. */
export const INTERRUPTED = 130;
