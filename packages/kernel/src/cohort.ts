import type { AgentEntry } from './manifest.ts';
import type { Curves } from './rules/rules.ts';
import type { Seed } from './random.ts';
import { strategyOf } from './strategies/catalogue.ts';
import type { Layout, Player, Situation, State } from './strategies/strategy.ts';

/** Totals of each agent of a cohort since it joined. Shape of each: [count]. */
export interface Totals {
  /** Rounds in which it went. */
  readonly visits: Float64Array;
  /** The sum of its payoffs. */
  readonly benefit: Float64Array;
  /** Rounds in which it chose otherwise than in the round before. */
  readonly switches: Float64Array;
  /** Its earnings by always going, the others' choices unchanged. */
  readonly alwaysGo: Float64Array;
  /** The same for always staying. */
  readonly alwaysStay: Float64Array;
}

const totalsLayout = (count: number) =>
  ({
    visits: ['f64', count],
    benefit: ['f64', count],
    switches: ['f64', count],
    alwaysGo: ['f64', count],
    alwaysStay: ['f64', count],
  }) as const satisfies Layout;

const CELL_BYTES = { f64: 8, i32: 4, u8: 1 };

function byteLengthOf(layout: Layout): number {
  const bytes = Object.values(layout).reduce((sum, [cell, length]) => sum + CELL_BYTES[cell] * length, 0);
  return Math.ceil(bytes / 8) * 8;
}

/** The arrays of a layout over one stretch of memory, the widest cells first so that all are aligned. */
function arraysOver<L extends Layout>(layout: L, buffer: ArrayBuffer): State<L> {
  const arrays: Record<string, Float64Array | Int32Array | Uint8Array> = {};
  let offset = 0;
  for (const width of ['f64', 'i32', 'u8'] as const) {
    for (const [name, [cell, length]] of Object.entries(layout)) {
      if (cell !== width) continue;
      const Cells = { f64: Float64Array, i32: Int32Array, u8: Uint8Array }[cell];
      arrays[name] = new Cells(buffer, offset, length);
      offset += CELL_BYTES[cell] * length;
    }
  }
  return arrays as State<L>;
}

function memoryOf(entry: AgentEntry) {
  const { layout } = strategyOf(entry.strategy);
  const own = layout?.(entry.params, entry.count) ?? {};
  return { own, kept: { ...totalsLayout(entry.count), choices: ['u8', entry.count] } as const };
}

/** Bytes that a cohort's state takes in a snapshot. */
export function stateBytesOf(entry: AgentEntry): number {
  const { own, kept } = memoryOf(entry);
  return byteLengthOf(kept) + byteLengthOf(own);
}

/** Bytes that a cohort needs while it plays: its state and what its strategy computes once from the seed. */
export function playingBytesOf(entry: AgentEntry): number {
  return stateBytesOf(entry) + (strategyOf(entry.strategy).cacheBytes?.(entry.params, entry.count) ?? 0);
}

/** The part of a cohort's state that every strategy has, read without setting the strategy up. */
export function readKept(entry: AgentEntry, image: Uint8Array): Totals & { choices: Uint8Array } {
  const { kept } = memoryOf(entry);
  const bytes = byteLengthOf(kept);
  // A copy, not slice(): a Buffer's slice would be a view into whatever memory it shares.
  return arraysOver(kept, new Uint8Array(image.subarray(0, bytes)).buffer);
}

/** Agents at play: the state of one entry of the manifest, its strategy, and its book-keeping. */
export class PlayingCohort {
  readonly entry: AgentEntry;
  readonly index: number;
  readonly totals: Totals;
  readonly choices: Uint8Array;
  private readonly image: { kept: Uint8Array; own: Uint8Array };
  private readonly previous: Uint8Array;
  private readonly payoffs: Payoffs = {
    earned: new Float64Array(2),
    hadGone: new Float64Array(2),
    hadStayed: new Float64Array(2),
  };
  private readonly player: Player;

  constructor(entry: AgentEntry, index: number, seed: Seed) {
    const { own, kept } = memoryOf(entry);
    const keptBuffer = new ArrayBuffer(byteLengthOf(kept));
    const ownBuffer = new ArrayBuffer(byteLengthOf(own));
    const { choices, ...totals } = arraysOver(kept, keptBuffer);
    this.entry = entry;
    this.index = index;
    this.totals = totals;
    this.choices = choices;
    this.previous = new Uint8Array(entry.count);
    this.image = { kept: new Uint8Array(keptBuffer), own: new Uint8Array(ownBuffer) };
    const cohort = { values: entry.params, count: entry.count, seed, index, choices };
    this.player = strategyOf(entry.strategy).player(cohort, arraysOver(own, ownBuffer));
  }

  join(situation: Situation): void {
    this.player.join?.(situation);
  }

  /** Lets all choose; returns how many go. */
  decide(situation: Situation): number {
    const { choices, previous } = this;
    previous.set(choices);
    this.player.decide(situation);
    let going = 0;
    for (let agent = 0; agent < choices.length; agent++) going += choices[agent];
    return going;
  }

  /** Books the round's payoffs and lets the strategy learn. */
  settle(situation: Situation, attendance: number): void {
    const { go, stay, divisor } = situation.curves;
    const { earned, hadGone, hadStayed } = this.payoffs;
    earned[0] = hadStayed[0] = stay[attendance] / divisor;
    earned[1] = hadGone[1] = go[attendance] / divisor;
    hadGone[0] = attendance < situation.agents ? go[attendance + 1] / divisor : 0;
    hadStayed[1] = attendance > 0 ? stay[attendance - 1] / divisor : 0;
    const isFirst = situation.round === this.entry.joins;
    book(this.totals, this.choices, isFirst ? this.choices : this.previous, this.payoffs);
    this.player.learn?.(situation, attendance);
  }

  save(into: Uint8Array): void {
    into.set(this.image.kept);
    into.set(this.image.own, this.image.kept.length);
  }

  load(from: Uint8Array): void {
    this.image.kept.set(from.subarray(0, this.image.kept.length));
    this.image.own.set(from.subarray(this.image.kept.length));
  }
}

/**
 * Earnings of agents in a round, or their earnings by going or staying. Shape of each: [2], by their choice. Arrays,
 * since numbers that happen to be whole would be taken for integers, whose products with 0 are slow.
 */
interface Payoffs {
  readonly earned: Float64Array;
  readonly hadGone: Float64Array;
  readonly hadStayed: Float64Array;
}

/**
 * Adds one round to the totals. Each payoff is taken times 1 or 0, which is exact: a branch on what agents choose is
 * often guessed wrong and costs more than the rest.
 */
function book(totals: Totals, choices: Uint8Array, previous: Uint8Array, payoffs: Payoffs): void {
  const { visits, benefit, switches, alwaysGo, alwaysStay } = totals;
  const [fromStaying, fromGoing] = payoffs.earned,
    [wouldGo] = payoffs.hadGone,
    [, wouldStay] = payoffs.hadStayed;
  const count = choices.length;
  for (let agent = 0; agent < count; agent++) {
    const goes = choices[agent],
      stays = 1 - goes;
    const going = goes * fromGoing,
      staying = stays * fromStaying;
    visits[agent] += goes;
    benefit[agent] += going + staying;
    alwaysGo[agent] += going + stays * wouldGo;
    alwaysStay[agent] += goes * wouldStay + staying;
    switches[agent] += goes ^ previous[agent];
  }
}

/** Sign of the gain of going over staying at each attendance, as the outcome bit that agents see. */
export function outcomeAt(curves: Curves, attendance: number): 0 | 1 {
  return curves.go[attendance] > curves.stay[attendance] ? 1 : 0;
}
