import type { Game } from '@farol/api';

/** A paused game of 100 agents after 40 of 100 rounds, with some fields changed. */
export const gameWith = (changed: Partial<Game> = {}): Game => ({
  id: 'g1',
  name: 'Arthur’s bar',
  status: 'paused',
  rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
  unnamed: [],
  information: { kind: 'attendance' },
  seed: '7',
  agents: 100,
  rounds: { played: 40, planned: 100 },
  digest: 'ab12',
  citation: null,
  obstacle: null,
  roundsPerSecond: null,
  fault: null,
  createdAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  revision: 1,
  ...changed,
});

const later = () => Promise.resolve(undefined);

/** The changes of a game that do nothing, some of them under way. */
export const changesWith = (...pending: string[]) => ({
  pending: new Set(pending),
  changeStatus: later,
  simulate: later,
  step: later,
  setTempo: later,
  rename: later,
  fork: later,
  removeAgents: later,
  remove: later,
});
