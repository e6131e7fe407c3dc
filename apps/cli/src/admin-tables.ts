import type { AuditEvent, PersonShown } from '@farol/api';

/** Text of others, without characters that would move the terminal's cursor. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
const MAX_CELL = 60;
const cut = (text: string) => (text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 1)}…` : text);

/** 2026-11-27 21:30, UTC. */
const minuteOf = (time: string | null) => (time === null ? '–' : time.slice(0, 16).replace('T', ' '));

/** Aligned columns under a heading. */
function writeColumns(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((text) => cut(plain(text))));
  const widths = clean[0].map((_, column) => Math.max(...clean.map((row) => row[column].length)));
  return clean
    .map(
      (row) =>
        `${row
          .map((text, column) => text.padEnd(widths[column]))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** One line for each account. */
export function writePeople(people: readonly PersonShown[]): string {
  return writeColumns([
    ['name', 'e-mail', 'role', 'two-factor', 'last seen (UTC)', ''],
    ...people.map(({ name, email, role, isTwoFactorOn, lastSeenAt, isBlocked }) => [
      name,
      email,
      role,
      isTwoFactorOn ? 'on' : 'off',
      minuteOf(lastSeenAt),
      isBlocked ? 'blocked' : '',
    ]),
  ]);
}

/** One line for each event. */
export function writeEvents(events: readonly AuditEvent[]): string {
  return writeColumns([
    ['time (UTC)', 'action', 'who', 'by', 'from', 'about', 'detail'],
    ...events.map(({ at, action, actor, by, address, subject, detail }) => [
      at.slice(0, 19).replace('T', ' '),
      action,
      actor.name === '' ? '–' : actor.name,
      by,
      address ?? '–',
      subject ?? '–',
      Object.entries(detail)
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    ]),
  ]);
}
