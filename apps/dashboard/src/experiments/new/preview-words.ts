import { ApiProblem } from '../../api/client.ts';
import { formatCount, formatDuration } from '../../design/figures.ts';

/** 240, or 60 to 800 with a stop rule. */
export const gamesText = ({ min, max }: { min: number; max: number }) =>
  min === max ? formatCount(max) : `${formatCount(min)} to ${formatCount(max)}`;

/** The number of faults; `listed` of them are named below, the others beside their fields. */
export function faultsText(faults: number, listed: number): string {
  const things = faults === 1 ? 'One thing to mend' : `${faults} things to mend`;
  return `${things} before it can be played${listed < faults ? ', shown where it is' : ''}.`;
}

interface Estimate {
  data: { seconds: number | null } | undefined;
  error: unknown;
  isFetching: boolean;
}

/** The server's estimate of how long a design takes. */
export function timeText({ data, error, isFetching }: Estimate): string {
  if (isFetching) return 'trying a few games …';
  if (error) return error instanceof ApiProblem && error.body.status < 500 ? 'not known' : 'not known now';
  if (data === undefined) return '…';
  return data.seconds === null ? 'not known: no worker is there' : `about ${formatDuration(data.seconds)}`;
}
