import { outcomeAt, PlayingCohort, readKept, stateBytesOf, type Totals } from './cohort.ts';
import { DigestChain, DIGEST_STATE_BYTES } from './digest.ts';
import { agentsAfter, type Manifest, playsAfter } from './manifest.ts';
import { PlayRefused } from './play-refused.ts';
import { Domain, type Seed, seedOf, Stream } from './random.ts';
import { rulesOf } from './rules/catalogue.ts';
import { populationFault } from './rules/population.ts';
import { strategyOf } from './strategies/catalogue.ts';
import { PAST_ROUNDS, type Situation } from './strategies/strategy.ts';

const MAGIC = 0x4c524146; // "FARL", little-endian
const HEADER = { magic: 0, cohorts: 4, round: 8, seed: 16, outcomes: 24, past: 32, digest: 32 + 8 * PAST_ROUNDS };
const HEADER_BYTES = Math.ceil((HEADER.digest + DIGEST_STATE_BYTES) / 8) * 8;

/** Why the round after `round` rounds cannot be played, in words that follow "the game"; undefined if it can. */
export function playFault(manifest: Manifest, round: number): string | undefined {
  const agents = agentsAfter(manifest, round);
  const rules = rulesOf(manifest.rules.kind);
  return populationFault(rules, agents) ?? rules.fault?.(manifest.rules, agents);
}

/** A snapshot's cohorts: their number in the manifest, their entry and their bytes. */
function* cohortsIn(manifest: Manifest, snapshot: Uint8Array) {
  const view = new DataView(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  if (snapshot.length < HEADER_BYTES || view.getUint32(HEADER.magic, true) !== MAGIC) {
    throw new Error('not a snapshot of a game');
  }
  if (view.getBigUint64(HEADER.seed, true) !== BigInt(manifest.seed)) {
    throw new Error('a snapshot of another game: its seed is not this one’s');
  }
  let offset = HEADER_BYTES;
  for (let left = view.getUint32(HEADER.cohorts, true); left > 0; left--) {
    if (offset + 8 > snapshot.length) throw new Error('a snapshot of a game is cut short');
    const index = view.getUint32(offset, true),
      length = view.getUint32(offset + 4, true);
    const entry = manifest.agents[index];
    if (!entry || stateBytesOf(entry) !== length) {
      throw new Error(`a snapshot of another game: its agents ${index} are not this one’s`);
    }
    if (offset + 8 + length > snapshot.length) throw new Error('a snapshot of a game is cut short');
    yield { index, entry, image: snapshot.subarray(offset + 8, offset + 8 + length) };
    offset += 8 + length;
  }
  if (offset < snapshot.length) throw new Error('a snapshot of a game with something after it');
}

/** Every cohort's totals and last choices in a snapshot, by its number in the manifest; nothing is set up. */
export function readAgents(manifest: Manifest, snapshot: Uint8Array): Map<number, Totals & { choices: Uint8Array }> {
  return new Map(
    Array.from(cohortsIn(manifest, snapshot), ({ index, entry, image }) => [index, readKept(entry, image)]),
  );
}

/**
 * A game at play. Its history is a function of the manifest alone; a snapshot taken after any round goes on as if
 * the game had never stopped, also with a manifest that was since appended to (agents that join or leave at that
 * round or later).
 */
export class Game {
  readonly manifest: Manifest;
  private readonly seed: Seed;
  private readonly situation: Situation;
  private readonly lived: { past: Float64Array; outcomes: number };
  /** True if agents see a random (fake) history instead of the real one. */
  private readonly invents: boolean;
  private readonly invented = new Stream();
  private cohorts: PlayingCohort[] = [];
  private digestChain = new DigestChain();
  private nextChange = 0;
  private seenRounds = 0;

  constructor(manifest: Manifest, snapshot?: Uint8Array) {
    this.manifest = manifest;
    this.seed = seedOf(manifest.seed);
    const past = new Float64Array(PAST_ROUNDS);
    const curves = { go: new Float64Array(1), stay: new Float64Array(1), divisor: 1 };
    this.invents = manifest.information.kind === 'random';
    this.lived = { past, outcomes: 0 };
    this.situation = {
      round: 0,
      agents: 0,
      curves,
      past: this.invents ? new Float64Array(PAST_ROUNDS) : past,
      outcomes: 0,
    };
    if (snapshot) this.restore(snapshot);
  }

  /** Rounds played so far. */
  get round(): number {
    return this.situation.round;
  }

  /** SHA-256 chain over the attendances so far, in hexadecimal. */
  get digest(): string {
    return this.digestChain.hex();
  }

  /** Plays `rounds` rounds and returns their attendances. Shape: [rounds]. */
  play(rounds: number): Uint32Array {
    const { situation, lived, digestChain } = this;
    const attendances = new Uint32Array(rounds);
    for (let played = 0; played < rounds; played++) {
      if (situation.round === this.nextChange) this.changePopulation();
      this.showPast();
      const {
        cohorts,
        situation: { curves },
      } = this;
      let attendance = 0;
      for (const cohort of cohorts) attendance += cohort.decide(situation);
      for (const cohort of cohorts) cohort.settle(situation, attendance);
      attendances[played] = attendance;
      digestChain.push(attendance);
      lived.past.copyWithin(1, 0, PAST_ROUNDS - 1);
      lived.past[0] = attendance;
      lived.outcomes = (lived.outcomes << 1) | outcomeAt(curves, attendance);
      situation.round++;
    }
    return attendances;
  }

  /** Every playing cohort's totals and choices of the last round, by its number in the manifest: views, not copies. */
  agents(): Map<number, Totals & { choices: Uint8Array }> {
    return new Map(this.cohorts.map(({ index, totals, choices }) => [index, { ...totals, choices }]));
  }

  /** All that the next round depends on beside the manifest. */
  snapshot(): Uint8Array {
    const lengths = this.cohorts.map(({ entry }) => stateBytesOf(entry));
    const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + 8 + length, HEADER_BYTES));
    const view = new DataView(bytes.buffer);
    view.setBigUint64(HEADER.seed, BigInt(this.manifest.seed), true);
    view.setUint32(HEADER.magic, MAGIC, true);
    view.setUint32(HEADER.cohorts, this.cohorts.length, true);
    view.setFloat64(HEADER.round, this.round, true);
    view.setInt32(HEADER.outcomes, this.lived.outcomes, true);
    this.lived.past.forEach((attendance, lag) => view.setFloat64(HEADER.past + 8 * lag, attendance, true));
    this.digestChain.save(bytes.subarray(HEADER.digest, HEADER.digest + DIGEST_STATE_BYTES));
    let offset = HEADER_BYTES;
    for (const [place, cohort] of this.cohorts.entries()) {
      view.setUint32(offset, cohort.index, true);
      view.setUint32(offset + 4, lengths[place], true);
      cohort.save(bytes.subarray(offset + 8, offset + 8 + lengths[place]));
      offset += 8 + lengths[place];
    }
    return bytes;
  }

  private restore(snapshot: Uint8Array): void {
    const { situation, lived, manifest } = this;
    this.cohorts = Array.from(cohortsIn(manifest, snapshot), ({ index, entry, image }) => {
      const cohort = new PlayingCohort(entry, index, this.seed);
      cohort.load(image);
      return cohort;
    });
    const view = new DataView(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
    situation.round = view.getFloat64(HEADER.round, true);
    lived.outcomes = view.getInt32(HEADER.outcomes, true);
    for (let lag = 0; lag < PAST_ROUNDS; lag++) lived.past[lag] = view.getFloat64(HEADER.past + 8 * lag, true);
    this.digestChain = DigestChain.load(snapshot.subarray(HEADER.digest, HEADER.digest + DIGEST_STATE_BYTES));
    // Agents that join or leave at this very round do so when it is played: a snapshot is taken before.
    this.nextChange = situation.round;
  }

  /** Lets agents leave and join before the round to come, and sees when that happens next. */
  private changePopulation(): void {
    const { manifest, situation, cohorts } = this;
    const { round } = situation;
    const agents = agentsAfter(manifest, round);
    const rules = rulesOf(manifest.rules.kind);
    const fault = playFault(manifest, round);
    if (fault) throw new PlayRefused(`round ${round}: the game ${fault}`);
    situation.agents = agents;
    situation.curves = rules.curves(manifest.rules, agents);
    if (round === 0) this.drawInitialHistory();

    const playing = [...manifest.agents.entries()].filter(([, entry]) => playsAfter(entry, round));
    const lags = playing.map(([, { strategy, params }]) => strategyOf(strategy).pastRounds?.(params) ?? 0);
    this.seenRounds = lags.reduce((most, lag) => Math.max(most, lag), 0);
    this.showPast();

    const stayed = new Map(cohorts.map((cohort) => [cohort.index, cohort]));
    this.cohorts = [];
    for (const [index, entry] of playing) {
      let cohort = stayed.get(index);
      if (!cohort) {
        if (entry.joins !== round) throw new Error(`round ${round}: the snapshot lacks agents ${index}`);
        cohort = new PlayingCohort(entry, index, this.seed);
        cohort.join(situation);
      }
      this.cohorts.push(cohort);
    }
    const changes = manifest.agents.flatMap(({ joins, leaves }) => [joins, leaves ?? Infinity]);
    this.nextChange = changes.reduce((next, change) => (change > round && change < next ? change : next), Infinity);
  }

  /** The attendances before the first round: those given, latest last, and before them uniform draws from 0…N. */
  private drawInitialHistory(): void {
    const { manifest, situation, lived, invented } = this;
    const given = manifest.initialHistory === 'random' ? [] : manifest.initialHistory;
    invented.open(this.seed, 0, Domain.initialHistory);
    for (let lag = PAST_ROUNDS - 1; lag >= 0; lag--) {
      const attendance = given.at(-1 - lag) ?? invented.below(lag, situation.agents + 1);
      lived.past[lag] = attendance;
      lived.outcomes = (lived.outcomes << 1) | outcomeAt(situation.curves, attendance);
    }
  }

  /** Puts before the agents what they are told of the past: what they lived, or an invented one. */
  private showPast(): void {
    if (this.invents) this.inventPast();
    else this.situation.outcomes = this.lived.outcomes;
  }

  /** A past that never was, new each round (Cavagna 1999): outcomes are fair coins, attendances uniform on 0…N. */
  private inventPast(): void {
    const { situation, invented, seenRounds } = this;
    invented.open(this.seed, situation.round, Domain.randomHistory);
    situation.outcomes = invented.word(0) | 0;
    for (let lag = 0; lag < seenRounds; lag++) situation.past[lag] = invented.below(1 + lag, situation.agents + 1);
  }
}
