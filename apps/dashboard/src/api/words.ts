import type { Conflict, GameChanges, ProblemBody, ProblemName, QuotaLimits } from '@farol/api';
import { formatBytes, formatCompact, formatDuration, formatTime } from '../design/figures.ts';
import { ApiAway, ApiProblem } from './client.ts';

/** An input that the page itself refuses, with words for its reader. */
export class Refusal extends Error {}

/** The fields of a game as its pages name them. */
export const FIELD_NAMES: Readonly<Record<keyof GameChanges, string>> = {
  name: 'Name',
  rules: 'Rules',
  agents: 'Agents',
  information: 'Information',
  initialHistory: 'Attendances before the first round',
  seed: 'Seed',
  rounds: 'Rounds',
  roundsPerSecond: 'Tempo',
};

/** The limits of an account as its pages name them. */
export const QUOTA_NAMES: Readonly<Record<keyof QuotaLimits, string>> = {
  runningGames: 'Running games',
  agentRoundsPerDay: 'Agent-rounds a day',
  storageBytes: 'Storage',
  experimentGames: 'Games of one experiment',
};

/** An amount of a limit, in its unit. */
export const formatQuota = (name: string, value: number) =>
  name === 'storageBytes' ? formatBytes(value) : formatCompact(value);

const write = (value: unknown) => (typeof value === 'string' ? `“${value}”` : JSON.stringify(value));

/** Both values of each field of a late edit. */
function wordsOfConflicts(conflicts: readonly Conflict[]): string {
  const words = conflicts.map(({ field, now, sent }) => {
    const name = field in FIELD_NAMES ? FIELD_NAMES[field as keyof GameChanges] : field;
    return `${name} is ${write(now)} now, yours is ${write(sent)}.`;
  });
  return ['It was edited meanwhile.', ...words].join(' ');
}

/** The limit that is reached, its use, and when there is room again. */
function wordsOfQuota({ name, limit, used, asked, resetsAt }: NonNullable<ProblemBody['quota']>): string {
  const title = name in QUOTA_NAMES ? QUOTA_NAMES[name as keyof QuotaLimits] : name;
  const [max, now, more] = [limit, used, asked].map((value) => formatQuota(name, value));
  const remedy =
    resetsAt === null
      ? 'Stop or delete something, or ask an administrator for more.'
      : `The use is 0 again at ${formatTime(resetsAt)}; an administrator can raise the limit.`;
  return `A limit of the account is reached. ${title}: at most ${max}; ${now} are used, and this needs ${more}. ${remedy}`;
}

/** A sentence from the detail of a problem. */
const sentence = (detail: string) => `${detail.charAt(0).toUpperCase()}${detail.slice(1).replace(/\.$/, '')}.`;

/** Problems of accounts whose title and detail would say it twice. */
const ACCOUNT_WORDS: Partial<Record<ProblemName, (body: ProblemBody) => string>> = {
  'not-signed-in': () => 'You are not signed in, or your session has ended. Sign in, then try again.',
  'wrong-credentials': ({ title, detail }) => sentence(detail ?? title),
  'not-allowed': ({ detail }) => (detail === undefined ? 'Your account may not do this.' : sentence(detail)),
  'link-gone': () => 'This link no longer works: it was used, was withdrawn, or has expired. Ask for a new link.',
  'quota-exceeded': ({ quota, title, detail }) =>
    quota === undefined ? sentence(detail ?? title) : wordsOfQuota(quota),
  'too-many-requests': ({ retryAfterSeconds }) =>
    `Too many attempts. Try again ${retryAfterSeconds === undefined ? 'later' : `in ${formatDuration(retryAfterSeconds)}`}.`,
};

/** An error as the words that a person reads: this is the one place where it becomes them. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiProblem) {
    const { title, detail, requestId, status, conflicts } = error.body;
    const special = ACCOUNT_WORDS[error.body.type.replace('urn:farol:problem:', '') as ProblemName];
    if (special !== undefined) return special(error.body);
    if (error.isLate) return wordsOfConflicts(conflicts ?? []);
    const words = detail === undefined ? `${title}.` : `${title}: ${detail}.`;
    return status >= 500 && requestId !== undefined ? `${words} Quote ${requestId} when you report it.` : words;
  }
  if (error instanceof ApiAway || error instanceof Refusal) return error.message;
  return 'Something went wrong on this page. Reload it; if it happens again, please report it.';
}
