import { formatCompact, formatDuration, formatNumber } from '../../design/figures.ts';
import { readNumber } from '../../design/read-number.ts';
import type { GameForm } from '../../game-form/form.ts';

/** The time of the planned rounds, at the speed measured here or at the tempo that is set. */
export function timeWords(
  { rounds, tempo }: Pick<GameForm, 'rounds' | 'tempo'>,
  roundsPerSecond: number | null,
): string {
  if (roundsPerSecond === null) return '–';
  const speed = `${roundsPerSecond < 1000 ? formatNumber(roundsPerSecond, 2) : formatCompact(roundsPerSecond)} rounds/s here`;
  const planned = readNumber(rounds),
    held = readNumber(tempo);
  if (typeof planned !== 'number' || planned <= 0) return speed;
  const isHeld = typeof held === 'number' && held > 0 && held < roundsPerSecond;
  const seconds = planned / (isHeld ? held : roundsPerSecond);
  return `about ${formatDuration(seconds)} for ${formatNumber(planned)} rounds (${isHeld ? 'at its tempo' : speed})`;
}
