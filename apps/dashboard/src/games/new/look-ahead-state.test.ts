import { expect, test } from 'vitest';
import { checkGame, type Checked, theoryOf } from './look-ahead.ts';
import { MAX_AHEAD_BYTES } from './look-ahead-messages.ts';
import { afterMessage, type LookAhead, NOTHING_SEEN } from './look-ahead-state.ts';

const bar = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], seed: '1' };
const sound = checkGame({ request: bar, tempo: null });
const faulty = checkGame({ request: { ...bar, rules: { kind: 'poker' } }, tempo: null });
const even = checkGame({
  request: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 4 }] },
  tempo: null,
});
const theory = theoryOf(sound.manifest!);
const ahead = { attendance: Uint32Array.of(50, 60), roundsPerSecond: 1000 };
const seen: LookAhead = { checked: sound, theory, ahead, isStale: false, isBlind: false };
const check = (before: LookAhead, checked: Checked) => afterMessage(before, { ticket: 1, stage: 'checked', checked });

test('check, theory and rounds come one after another', () => {
  let state = check(NOTHING_SEEN, sound);
  expect(state).toEqual({ checked: sound, theory: null, ahead: null, isStale: false, isBlind: false });
  state = afterMessage(state, { ticket: 1, stage: 'solved', theory });
  state = afterMessage(state, { ticket: 1, stage: 'played', ahead });
  expect(state).toEqual(seen);
});

test.each([
  ['a fault', faulty],
  ['an obstacle', even],
])('after %s the theory and the rounds stay, as those of an earlier form', (_, checked) => {
  expect(check(seen, checked)).toEqual({ ...seen, checked, isStale: true });
});

test('once the form is mended nothing is stale', () => {
  expect(check(check(seen, faulty), sound)).toEqual(seen);
});

test('a game that is too large to play ahead shows no rounds of another game', () => {
  const large = { ...sound, sizeBytes: MAX_AHEAD_BYTES + 1 };
  expect(check(seen, large)).toMatchObject({ ahead: null, isStale: false });
  expect(check(seen, { ...sound, sizeBytes: MAX_AHEAD_BYTES }).ahead).toBe(ahead);
  // The form cannot be played at all: the old rounds stay, marked as stale.
  expect(check(seen, { ...even, sizeBytes: MAX_AHEAD_BYTES + 1 }).ahead).toBe(ahead);
});

test('a worker that answers ends the time without one', () => {
  expect(check({ ...NOTHING_SEEN, isBlind: true }, sound).isBlind).toBe(false);
});

test('a game without theory clears the theory of the one before', () => {
  expect(afterMessage(seen, { ticket: 2, stage: 'solved', theory: null }).theory).toBeNull();
});
