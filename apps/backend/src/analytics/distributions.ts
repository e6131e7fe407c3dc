import type { Distributions } from '@farol/api';
import { describeDistributions } from '@farol/kernel';
import { defineTask } from '../threads/task.ts';
import type { MeasuredWindow } from './read-window.ts';
import { replayTotals } from './replay-totals.ts';

/** Histograms over the agents of a window. */
function describeGameDistributions(asked: MeasuredWindow & { bins: number }): Distributions {
  const { span, bins, missing } = asked;
  const window = span && { from: span.from + 1, to: span.to, rounds: span.to - span.from };
  const found = span && missing === null ? describeDistributions(span, replayTotals(asked, span), bins) : null;
  return { window, missing, attendanceShare: found?.attendanceShare ?? null, benefit: found?.benefit ?? null };
}

export const describeDistributionsTask = defineTask('describe-distributions', describeGameDistributions);
