import type { Manifest } from '@farol/kernel';
import type { SharedCitation } from '../verify/shared-citation.ts';
import type { Frame } from './live-game.ts';
import type { Group, SeededSetup } from './setups.ts';

/** Messages from the page to its worker. */
export type Order =
  /** Plays another game from its beginning; `upTo` rounds of it at once, whatever the tempo. */
  | { order: 'load'; game: number; played: Manifest | SeededSetup; upTo: number }
  /** Agents join before the next round. */
  | { order: 'join'; group: Group }
  /** Those of this place in the manifest leave before the next round. */
  | { order: 'leave'; place: number }
  /** True while it plays, and its rounds per second; null is no limit. */
  | { order: 'run'; isPlaying: boolean; tempo: number | null }
  | { order: 'step' }
  | { order: 'frame'; recent: number; overview: boolean; summary: boolean }
  | { order: 'cite'; question: number };

/** Messages from the worker. */
export type Report =
  /** `isBusy`: the next picture will be another. */
  | { report: 'frame'; game: number; frame: Frame; isPlaying: boolean; isBusy: boolean; roundsPerSecond: number }
  | { report: 'manifest'; game: number; manifest: Manifest }
  | { report: 'fault'; game: number; words: string }
  | { report: 'citation'; question: number; citation: SharedCitation };
