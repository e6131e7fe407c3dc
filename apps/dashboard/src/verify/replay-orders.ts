import type { OverviewLines } from '../play/overview.ts';
import type { Outcome } from './replay.ts';
import type { SharedCitation } from './shared-citation.ts';

export type ReplayOrder = { order: 'replay'; citation: SharedCitation } | { order: 'pause'; isPaused: boolean };

export interface ReplayProgress {
  round: number;
  /** Over the time since the last pause. */
  roundsPerSecond: number;
  /** A mark already told that it differs. */
  hasParted: boolean;
  overview: OverviewLines;
}

export type ReplayReport =
  | { report: 'progress'; progress: ReplayProgress }
  | { report: 'outcome'; outcome: Outcome; seconds: number }
  | { report: 'fault'; words: string };
