'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { formatCount, formatDuration } from '../design/figures.ts';
import type { Difference, Outcome } from './replay.ts';

interface Props {
  outcome: Outcome;
  seconds: number;
  hasMarks: boolean;
}

/** True if the game is the same; otherwise the known range of the first difference. */
export function Verdict({ outcome, seconds, hasMarks }: Props) {
  const { isSame, rounds, digest, expected, difference } = outcome;
  const Icon = isSame ? CircleCheck : CircleX;
  return (
    <div
      role="status"
      className={`rounded-lg border-2 p-4 sm:p-5 ${isSame ? 'border-good' : 'border-bad bg-bad-ground'}`}
    >
      <p className={`flex items-center gap-3 text-xl font-bold ${isSame ? 'text-good' : 'text-bad'}`}>
        <Icon aria-hidden className="size-8 shrink-0" />
        {isSame ? 'Verified, bit for bit' : 'Differs'}
      </p>
      <p className="mt-2">
        {isSame
          ? `This browser played all ${formatCount(rounds)} rounds again in ${formatDuration(seconds)}, and every one of them came out as claimed.`
          : wordsOf(difference!, hasMarks)}
      </p>
      <dl className="mt-3 grid gap-x-3 gap-y-1 text-[0.87em] sm:grid-cols-[auto_1fr]">
        <dt className="text-ink-soft">claimed</dt>
        <dd className="font-mono break-all">{expected}</dd>
        <dt className="text-ink-soft">played here</dt>
        <dd className="font-mono break-all">
          <Compared text={digest} other={expected} />
        </dd>
      </dl>
    </div>
  );
}

function wordsOf({ same, before }: Difference, hasMarks: boolean): string {
  if (!hasMarks) {
    return `Played again here, the game comes to another digest. A digest alone does not tell where: somewhere from round 1 to ${formatCount(before)}. The manifest, the number of rounds or the digest was changed, or it was played by another engine.`;
  }
  if (same === 0) return `It differs from a round between 1 and ${formatCount(before)} on.`;
  return `The first ${formatCount(same)} rounds are as claimed; it differs from a round between ${formatCount(same + 1)} and ${formatCount(before)} on.`;
}

/** The digits that differ are underlined. */
function Compared({ text, other }: { text: string; other: string }) {
  if (text === other) return text;
  const first = Array.from(text).findIndex((digit, place) => digit !== other[place]);
  return (
    <>
      {text.slice(0, first)}
      <u className="font-bold text-bad">{text.slice(first)}</u>
    </>
  );
}
