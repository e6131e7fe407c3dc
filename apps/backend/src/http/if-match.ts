import { type Conflict, Problem } from '@farol/api';

export const etagOf = (revision: number): string => `"${revision}"`;

const MAX_WORDS = 80;
function wordsOf(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MAX_WORDS ? `${text.slice(0, MAX_WORDS)}…` : text;
}

/** The problem if If-Match names only other revisions. `compare`: both values of every field that was sent. */
export function refuseLate(ifMatch: string | undefined, revision: number, compare: () => Conflict[] = () => []): void {
  const etag = etagOf(revision);
  if (ifMatch === undefined || ifMatch === '*' || ifMatch.split(',').some((tag) => tag.trim() === etag)) return;
  const conflicts = compare();
  const words = conflicts.map(({ field, now, sent }) => `${field} is ${wordsOf(now)} now, ${wordsOf(sent)} was sent`);
  throw new Problem(
    'edited-meanwhile',
    `its ETag is ${etag} now, not ${ifMatch.slice(0, MAX_WORDS)}: ${[...words, `repeat it with If-Match: ${etag} if it still holds`].join('; ')}`,
    { conflicts, revision },
  );
}
