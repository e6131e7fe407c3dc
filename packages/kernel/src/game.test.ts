import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Totals } from './cohort.ts';
import { Game, readAgents } from './game.ts';
import { agentsAfter, type Manifest, playsAfter } from './manifest.ts';
import { rulesOf } from './rules/catalogue.ts';
import { STRATEGIES } from './strategies/catalogue.ts';
import { anyManifest, CHANGING_ROUNDS, elFarolOf, entryOf, manifestOf, MINORITY } from './testing/manifests.ts';

const ROUNDS = CHANGING_ROUNDS + 20;
const anyRound = fc.integer({ min: 0, max: ROUNDS });

function attendancesOf(manifest: Manifest, rounds = ROUNDS) {
  return [...new Game(manifest).play(rounds)];
}

/** Plays up to each of `stops`, each time on a game restored from the snapshot of the one before. */
function playWithStops(manifest: Manifest, stops: readonly number[], rounds = ROUNDS) {
  let game = new Game(manifest);
  const attendances: number[] = [];
  for (const stop of [...stops.toSorted((a, b) => a - b), rounds]) {
    attendances.push(...game.play(stop - game.round));
    game = new Game(manifest, game.snapshot());
  }
  return { attendances, game };
}

describe('a snapshot', () => {
  test('goes on as if the game had never stopped, wherever and however often it is cut', () => {
    fc.assert(
      fc.property(anyManifest, fc.array(anyRound, { maxLength: 6 }), (manifest, stops) => {
        const whole = new Game(manifest);
        const attendances = [...whole.play(ROUNDS)];
        const cut = playWithStops(manifest, stops);
        expect(cut.attendances).toEqual(attendances);
        expect(cut.game.digest).toBe(whole.digest);
        expect(cut.game.round).toBe(ROUNDS);
        expect(cut.game.snapshot()).toEqual(whole.snapshot());
      }),
      { numRuns: 200 },
    );
  });

  test('goes on across blocks of the digest', () => {
    const manifest = manifestOf({ rules: MINORITY, agents: [entryOf('tables', 31)] });
    const whole = new Game(manifest);
    whole.play(9000);
    expect(playWithStops(manifest, [1, 4095, 4096, 4097, 8192], 9000).game.digest).toBe(whole.digest);
  });

  test('goes on with a manifest appended to since, as if that had been the manifest from the start', () => {
    fc.assert(
      fc.property(anyManifest, anyRound, fc.boolean(), (manifest, round, knowsJoiners) => {
        const known = manifest.agents.filter(({ joins }) => joins < round || (knowsJoiners && joins === round));
        const agents = known.map(({ leaves, ...entry }) =>
          leaves !== undefined && leaves < round ? { ...entry, leaves } : entry,
        );
        const before = new Game({ ...manifest, agents });
        const attendances = [...before.play(round)];
        const after = new Game(manifest, before.snapshot());
        attendances.push(...after.play(ROUNDS - round));
        const whole = new Game(manifest);
        expect(attendances).toEqual([...whole.play(ROUNDS)]);
        expect(after.snapshot()).toEqual(whole.snapshot());
      }),
      { numRuns: 200 },
    );
  });

  test('shows the same agents, read or restored, and is not changed by playing on', () => {
    fc.assert(
      fc.property(anyManifest, anyRound, (manifest, round) => {
        const game = new Game(manifest);
        game.play(round);
        const snapshot = game.snapshot();
        expect(readAgents(manifest, snapshot)).toEqual(game.agents());
        const restored = new Game(manifest, snapshot);
        expect(restored.agents()).toEqual(game.agents());
        expect(restored.digest).toBe(game.digest);
        const copy = snapshot.slice();
        game.play(3);
        restored.play(3);
        expect(snapshot).toEqual(copy);
      }),
      { numRuns: 100 },
    );
  });

  test('lies anywhere in memory', () => {
    const manifest = manifestOf({ rules: MINORITY, agents: [entryOf('tables', 5), entryOf('roth-erev', 6)] });
    const game = new Game(manifest);
    game.play(7);
    const snapshot = game.snapshot();
    const elsewhere = new Uint8Array(snapshot.length + 3).subarray(3);
    elsewhere.set(snapshot);
    expect(readAgents(manifest, elsewhere)).toEqual(game.agents());
    expect(new Game(manifest, elsewhere).play(20)).toEqual(game.play(20));
  });

  test('is refused when it is cut short', () => {
    fc.assert(
      fc.property(anyManifest, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (manifest, share) => {
        const game = new Game(manifest);
        game.play(3);
        const snapshot = game.snapshot();
        const cut = snapshot.subarray(0, Math.floor(share * snapshot.length));
        expect(() => new Game(manifest, cut)).toThrow(/snapshot of a game/);
        expect(() => readAgents(manifest, cut)).toThrow(/snapshot of a game/);
      }),
    );
  });

  const agents = [entryOf('roth-erev', 3), entryOf('tables', 4)];
  const manifest = manifestOf({ rules: MINORITY, agents });
  test.each<[string, Manifest, (snapshot: Uint8Array) => Uint8Array, RegExp]>([
    ['random bytes', manifest, (snapshot) => snapshot.map((_, place) => place), /not a snapshot of a game/],
    ['nothing', manifest, () => new Uint8Array(), /not a snapshot of a game/],
    ['more than a snapshot', manifest, (snapshot) => Uint8Array.of(...snapshot, 0), /something after it/],
    ['another seed', { ...manifest, seed: '2' }, (snapshot) => snapshot, /another game: its seed/],
    ['fewer agents', { ...manifest, agents: agents.slice(0, 1) }, (snapshot) => snapshot, /its agents 1 are not/],
    ['others', { ...manifest, agents: agents.toReversed() }, (snapshot) => snapshot, /its agents 0 are not/],
    ['an earlier joiner', { ...manifest, agents: [...agents, entryOf('always', 2)] }, (same) => same, /lacks agents 2/],
  ])('is refused when it is that of another game: %s', (_, other, changed, words) => {
    const game = new Game(manifest);
    game.play(5);
    expect(() => new Game(other, changed(game.snapshot())).play(1)).toThrow(words);
  });
});

describe('a manifest', () => {
  test('determines the game', () => {
    fc.assert(
      fc.property(anyManifest, (manifest) => {
        const [first, second] = [new Game(manifest), new Game(structuredClone(manifest))];
        first.play(ROUNDS);
        second.play(ROUNDS);
        expect(second.digest).toBe(first.digest);
        expect(second.snapshot()).toEqual(first.snapshot());
      }),
      { numRuns: 50 },
    );
  });

  const drawing = STRATEGIES.filter(({ id }) => id !== 'always');
  test.each(drawing.map(({ id }) => id))('with another seed is another game: %s', (strategy) => {
    // Who always shifts after a loss draws its first choice only: with 1001 agents that shows all the same.
    const manifest = manifestOf({ rules: MINORITY, agents: [entryOf(strategy, 1001)] });
    const digests = Array.from({ length: 8 }, (_, seed) => {
      const game = new Game({ ...manifest, seed: String(2n ** 61n * BigInt(seed)) });
      game.play(40);
      return game.digest;
    });
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('with agents appended leaves the draws of those before them alone', () => {
    const entry = fc.record({ count: fc.integer({ min: 1, max: 40 }), joins: fc.nat(20) });
    fc.assert(
      fc.property(anyManifest, fc.double({ min: 0, max: 1, noNaN: true }), entry, (manifest, probability, late) => {
        const agents = [entryOf('bernoulli', 33, { params: { probability } }), entryOf('bernoulli', 7)];
        const alone = new Game({ ...manifest, rules: elFarolOf(20), initialHistory: 'random', agents });
        const joined = new Game({ ...alone.manifest, agents: [...agents, entryOf('tables', late.count, late)] });
        for (let round = 0; round < ROUNDS; round++) {
          alone.play(1);
          joined.play(1);
          for (const index of [0, 1]) {
            expect(joined.agents().get(index)!.choices).toEqual(alone.agents().get(index)!.choices);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test('gives two cohorts that are alike draws of their own', () => {
    const game = new Game(manifestOf({ rules: elFarolOf(60), agents: [1, 2].map(() => entryOf('bernoulli', 64)) }));
    game.play(1);
    expect(game.agents().get(0)!.choices).not.toEqual(game.agents().get(1)!.choices);
  });

  test.each<[string, Partial<Manifest>, RegExp]>([
    ['no agents', { agents: [] }, /round 0: the game has no agents: add some/],
    ['none any more', { agents: [entryOf('always', 3, { leaves: 2 })] }, /round 2: the game has no agents: add some/],
    [
      'an even number',
      { agents: [entryOf('always', 4)] },
      /round 0: the game needs an odd number .* add or remove one/,
    ],
    [
      'an even number later',
      { agents: [entryOf('always', 3), entryOf('always', 1, { joins: 5 })] },
      /round 5: the game needs an odd number .* there are 4: add or remove one/,
    ],
  ])('that cannot be played says what to do: %s', (_, agents, words) => {
    const game = new Game(manifestOf({ rules: MINORITY, agents: [], ...agents }));
    expect(() => game.play(10)).toThrow(words);
  });

  test('that cannot be played on keeps what was played', () => {
    const agents = [entryOf('always', 3), entryOf('always', 1, { joins: 5 })];
    const game = new Game(manifestOf({ rules: MINORITY, agents }));
    game.play(5);
    const { digest } = game;
    expect(() => game.play(1)).toThrow(/round 5/);
    expect(game.digest).toBe(digest);
    expect(game.round).toBe(5);
    const mended = { ...game.manifest, agents: [...agents, entryOf('always', 1, { joins: 5 })] };
    expect([...new Game(mended, game.snapshot()).play(1)]).toEqual([5]);
  });
});

describe('attendance and totals', () => {
  type Account = Record<keyof Totals, number> & { last?: number };

  test('are what the agents’ choices add up to, round by round', () => {
    fc.assert(
      fc.property(anyManifest, (manifest) => {
        const { curves } = rulesOf(manifest.rules.kind);
        const game = new Game(manifest);
        const accounts = manifest.agents.map(({ count }) =>
          Array.from({ length: count }, (): Account => ({
            visits: 0,
            benefit: 0,
            switches: 0,
            alwaysGo: 0,
            alwaysStay: 0,
          })),
        );
        for (let round = 0; round < ROUNDS; round++) {
          const attendance = game.play(1)[0];
          const agents = game.agents();
          const playing = [...manifest.agents.keys()].filter((index) => playsAfter(manifest.agents[index], round));
          expect([...agents.keys()]).toEqual(playing);
          const { go, stay, divisor } = curves(manifest.rules, agentsAfter(manifest, round));
          let sum = 0;
          for (const [index, { choices, ...totals }] of agents) {
            for (const [agent, account] of accounts[index].entries()) {
              const choice = choices[agent];
              const others = attendance - choice;
              sum += choice;
              account.visits += choice;
              account.benefit += (choice ? go[attendance] : stay[attendance]) / divisor;
              account.alwaysGo += go[others + 1] / divisor;
              account.alwaysStay += stay[others] / divisor;
              if (account.last !== undefined && account.last !== choice) account.switches++;
              account.last = choice;
            }
            for (const [name, values] of Object.entries(totals)) {
              expect([...values], name).toEqual(accounts[index].map((account) => account[name as keyof Totals]));
            }
          }
          expect(attendance).toBe(sum);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('are those of a game worked out by hand', () => {
    // Three always go, capacity 3; two who join after round 1 make it crowded, and leave after round 3.
    const agents = [entryOf('always', 3), entryOf('always', 2, { joins: 1, leaves: 3 })];
    const game = new Game(manifestOf({ rules: elFarolOf(3), agents }));
    expect([...game.play(4)]).toEqual([3, 5, 5, 3]);
    const staying = game.agents().get(0)!;
    expect(staying.visits[0]).toBe(4);
    expect(staying.benefit[0]).toBe(1 - 1 - 1 + 1);
    expect(staying.alwaysGo[0]).toBe(0);
    expect(staying.alwaysStay[0]).toBe(0);
    expect(game.agents().has(1)).toBe(false);
  });
});

describe('the past that agents are told', () => {
  test('is the initial history, latest last, wherever it reaches', () => {
    // Of the four the oldest is beyond the agents' memory, and 30 of 31 is as crowded as 31.
    const agents = [entryOf('tables', 31, { params: { memory: 3, tables: 1 } })];
    const told = (initialHistory: number[]) =>
      attendancesOf(manifestOf({ rules: MINORITY, agents, initialHistory }), 1);
    expect(told([31, 0, 31, 31])).toEqual(told([0, 31, 30]));
    const distinct = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => told([4, 2, 1].map((bit) => (bits & bit ? 31 : 0)))[0]);
    expect(new Set(distinct).size).toBeGreaterThan(3);
  });

  test('does not depend on what happened when the history is random', () => {
    const agents = [entryOf('tables', 31, { params: { tables: 1 } })];
    const random = manifestOf({ rules: MINORITY, agents, information: { kind: 'random' } });
    const other = { ...random, rules: { kind: 'majority', payoff: 'sign' }, initialHistory: [3] };
    expect(attendancesOf(other)).toEqual(attendancesOf(random));
    const lived = { ...random, information: { kind: 'attendance' } } as const;
    expect(attendancesOf({ ...lived, initialHistory: [3, 4, 5, 6, 7, 8] })).not.toEqual(attendancesOf(random));
  });
});
