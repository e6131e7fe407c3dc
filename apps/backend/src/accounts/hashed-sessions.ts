import type { kyselyAdapter } from '@better-auth/kysely-adapter';
import type { Where } from 'better-auth';
import { hashOf } from './secrets.ts';

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>;
type Row = Record<string, unknown>;

const hashValue = (value: unknown): unknown =>
  typeof value === 'string' ? hashOf(value) : Array.isArray(value) ? value.map(hashValue) : value;

const hashWhere = (where: Where[]): Where[] =>
  where.map((each) => (each.field === 'token' ? { ...each, value: hashValue(each.value) as string } : each));

/** The token that a condition names. */
const tokenIn = (where: Where[]) => where.find(({ field }) => field === 'token')?.value;

const isSession = ({ model }: { model: string }) => model === 'session';
const withToken = (row: unknown, token: unknown) =>
  row === null || token === undefined ? row : { ...(row as Row), token };
const hashed = <T extends { model: string; where?: Where[] }>(given: T): T =>
  isSession(given) && given.where ? { ...given, where: hashWhere(given.where) } : given;

/**
 * Stores sessions under the hash of their token, so that a copy of the database contains no live session. better-auth
 * itself stores the token. It gets the token back where it gave it.
 */
export function hashSessionTokens(adapter: Adapter): Adapter {
  const wrapped: Record<string, unknown> = {
    async create(given: { model: string; data: Row }) {
      if (!isSession(given)) return adapter.create(given);
      const { token } = given.data;
      const row = await adapter.create({ ...given, data: { ...given.data, token: hashValue(token) } });
      return withToken(row, token);
    },
    async findOne(given: { model: string; where: Where[] }) {
      const row = await adapter.findOne(hashed(given));
      return isSession(given) ? withToken(row, tokenIn(given.where)) : row;
    },
    async update(given: { model: string; where: Where[]; update: Row }) {
      const { token, ...others } = given.update;
      const update = isSession(given) && token !== undefined ? { ...others, token: hashValue(token) } : given.update;
      const row = await adapter.update({ ...hashed(given), update });
      return isSession(given) ? withToken(row, tokenIn(given.where)) : row;
    },
    transaction: (work: (inner: Adapter) => Promise<unknown>) =>
      adapter.transaction((inner) => work(hashSessionTokens({ ...adapter, ...inner }))),
  };
  return new Proxy(adapter, {
    get(target, name: string) {
      if (name in wrapped) return wrapped[name];
      const method = target[name as keyof Adapter];
      if (typeof method !== 'function' || !TAKES_WHERE.has(name)) return method;
      return (given: { model: string; where?: Where[] }) =>
        (method as (given: unknown) => unknown).call(target, hashed(given));
    },
  });
}

/** Methods whose conditions may name a token, beside those that are written out. */
const TAKES_WHERE = new Set(['findMany', 'count', 'updateMany', 'delete', 'deleteMany', 'consumeOne', 'incrementOne']);
