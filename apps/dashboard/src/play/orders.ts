import type { Manifest } from '@farol/kernel';
import type { SharedCitation } from '../verify/shared-citation.ts';
import type { Frame } from './live-game.ts';
import type { Group, SeededSetup } from './setups.ts';

/** What the page tells its worker. */
export type Order =
  /** Plays another game from its beginning; `upTo` rounds of it at once, whatever the tempo. */
  | { order: 'load'; game: number; played: Manifest | SeededSetup; upTo: number }
  /** Agents join before the next round. */
  | { order: 'join'; group: Group }
  /** Those of this place in the manifest leave before the next round. */
  | { order: 'leave'; place: number }
  /** Whether it plays, and how many rounds a second; null: as fast as it can. */
  | { order: 'run'; isPlaying: boolean; tempo: number | null }
  | { order: 'step' }
  | { order: 'frame'; recent: number; overview: boolean; summary: boolean }
  | { order: 'cite'; question: number };

/** What the worker says. */
export type Report =
  /** `isBusy`: the next picture will be another. */
  | { report: 'frame'; game: number; frame: Frame; isPlaying: boolean; isBusy: boolean; roundsPerSecond: number }
  | { report: 'manifest'; game: number; manifest: Manifest }
  | { report: 'fault'; game: number; words: string }
  | { report: 'citation'; question: number; citation: SharedCitation };
