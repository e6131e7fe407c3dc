import {
  agentsAfter,
  type Equilibria,
  Game,
  type Manifest,
  playFault,
  playingBytesOf,
  rulesOf,
  solveGame,
} from '@farol/kernel';
import { changeGameSchema, type FieldError, fieldErrorsOf, newGameSchema } from '@farol/api';

/** The form's request for a look-ahead. */
export interface Question {
  readonly request: unknown;
  /** null: as fast as it can. */
  readonly tempo: unknown;
}

export interface Checked {
  readonly faults: readonly FieldError[];
  /** Complete, if nothing is wrong. */
  readonly manifest: Manifest | null;
  /** Why it cannot be played as it is, in words that follow "the game". */
  readonly obstacle: string | null;
  /** Cost of playing it. */
  readonly sizeBytes: number;
}

/** A curve over attendance, at those attendances that it takes to draw it. */
export interface Line {
  readonly n: Float64Array;
  readonly payoff: Float64Array;
}

export interface Theory {
  readonly agents: number;
  readonly capacity: number | null;
  readonly go: Line;
  readonly stay: Line;
  readonly equilibria: Equilibria;
}

/** So many rounds of a game are played ahead, and its speed measured on as many more as fit into the time. */
export const AHEAD_ROUNDS = 300;
const MEASURED_MS = 60;
/** Time limit of a look-ahead; a slow game shows fewer rounds. */
const LONGEST_MS = 1500;
/** Equilibria beyond these are counted, not listed. */
const MOST_LISTED = 100;
/** A long curve is drawn from so many stretches. */
const STRETCHES = 400;

/** Checks a request as the server does. */
export function checkGame({ request, tempo }: Question): Checked {
  const { data, error } = newGameSchema.safeParse(request);
  const ofTempo = changeGameSchema.safeParse({ roundsPerSecond: tempo }).error;
  const faults = [error, ofTempo].flatMap((found) => (found ? fieldErrorsOf(found) : []));
  if (!data) return { faults, manifest: null, obstacle: null, sizeBytes: 0 };
  const { manifest } = data;
  return {
    faults,
    manifest,
    obstacle: playFault(manifest, 0) ?? null,
    sizeBytes: manifest.agents.reduce((sum, entry) => sum + playingBytesOf(entry), 0),
  };
}

/** The attendances that a drawing needs: all of few, of many the ends and extremes of each stretch. */
function thin(values: Float64Array, from: number, to: number): Line {
  const places: number[] = [];
  const length = to - from + 1;
  if (length <= 2 * STRETCHES) for (let n = from; n <= to; n++) places.push(n);
  else {
    for (let stretch = 0; stretch < STRETCHES; stretch++) {
      const first = from + Math.floor((stretch * length) / STRETCHES),
        end = from + Math.floor(((stretch + 1) * length) / STRETCHES);
      let least = first,
        most = first;
      for (let n = first; n < end; n++) {
        if (values[n] < values[least]) least = n;
        if (values[n] > values[most]) most = n;
      }
      places.push(...[...new Set([first, least, most, end - 1])].sort((a, b) => a - b));
    }
  }
  return { n: Float64Array.from(places), payoff: Float64Array.from(places, (n) => values[n]) };
}

/** The two curves and what game theory says about them; null where there are none. */
export function theoryOf(manifest: Manifest): Theory | null {
  const agents = agentsAfter(manifest, 0);
  if (playFault(manifest, 0) !== undefined) return null;
  const rules = rulesOf(manifest.rules.kind);
  const curves = rules.curves(manifest.rules, agents);
  const equilibria = solveGame(curves);
  const inUnits = ({ n, payoff }: Line): Line => ({ n, payoff: payoff.map((value) => value / curves.divisor) });
  return {
    agents,
    capacity: rules.capacity(manifest.rules, agents),
    // Nobody earns go where nobody goes, nor stay where all go.
    go: inUnits(thin(curves.go, 1, agents)),
    stay: inUnits(thin(curves.stay, 0, agents - 1)),
    equilibria: {
      ...equilibria,
      pure: equilibria.pure.slice(0, MOST_LISTED),
      symmetric: equilibria.symmetric.slice(0, MOST_LISTED),
      optimum: { ...equilibria.optimum, attendances: equilibria.optimum.attendances.slice(0, MOST_LISTED) },
    },
  };
}

export interface Ahead {
  /** Of the first rounds. */
  readonly attendance: Uint32Array;
  /** How fast it goes here; null until it is known. */
  readonly roundsPerSecond: number | null;
}

/** Plays the first rounds, about 20 ms at a time, and gives all of them so far; last, with the speed. */
export function* playAhead(manifest: Manifest): Generator<Ahead> {
  const game = new Game(manifest);
  const attendance = new Uint32Array(AHEAD_ROUNDS);
  const began = performance.now();
  let slice = 1;
  while (game.round < AHEAD_ROUNDS) {
    const before = performance.now(),
      from = game.round;
    if (before - began > LONGEST_MS) {
      yield { attendance: attendance.slice(0, from), roundsPerSecond: (1000 * from) / (before - began) };
      return;
    }
    attendance.set(game.play(Math.min(slice, AHEAD_ROUNDS - from)), from);
    if (performance.now() - before < 20) slice *= 2;
    yield { attendance: attendance.slice(0, game.round), roundsPerSecond: null };
  }
  let played = 0;
  const start = performance.now();
  for (let chunk = 1; performance.now() - start < MEASURED_MS; chunk = Math.min(2 * chunk, 4096)) {
    game.play(chunk);
    played += chunk;
  }
  yield { attendance, roundsPerSecond: (1000 * played) / (performance.now() - start) };
}
