import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAnswer } from '../apps/backend/src/testing/check-answer.ts';
import { CLIENTS } from './authorization-table.ts';
import { badCredentials } from './credentials.ts';
import { type LaboratoryOfPeople, startLaboratoryOfPeople, type Thing } from './laboratory-of-people.ts';
import { LEAKS } from './leaks.ts';
import { type GeneratedRequest, type OpenApiDocument, requestsOfAll } from './requests-from-document.ts';

const SEED = 1994;
const REQUESTS = 10_000;
const AT_ONCE = 8;
/** The same addresses are used again after so many requests, within the limit of requests for each. */
const ADDRESSES = 250;

/** Ids that stand for things in generated requests: so the requests are the same at each run. */
const placeholder = (index: number) => `00000000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`;
const GAMES = [0, 1, 2].map(placeholder);
const EXPERIMENTS = [3, 4].map(placeholder);
const OTHERS = [5, 6, 7, 8, 9].map(placeholder);

let laboratory: LaboratoryOfPeople;
let things: Thing[];
/** The real id of each placeholder. */
let ids: string[];
let bad: string[];

/** Puts a new game or experiment in a place. */
async function renew(index: number): Promise<void> {
  const { playedGame, game, experiment } = laboratory;
  things[index] = await [playedGame, playedGame, game, experiment, experiment][index]();
  ids[index] = things[index].id;
}

beforeAll(async () => {
  laboratory = await startLaboratoryOfPeople();
  [things, ids] = [[], []];
  for (let index = 0; index < 5; index++) await renew(index);
  const { person, invitation } = laboratory;
  ids.push(await person(), await person(), await invitation(), things[0].shareId, things[3].shareId);
  bad = Object.values(await badCredentials(laboratory, laboratory.people.owner.id));
});
afterAll(() => laboratory.stop());

const fillIn = (text: string) =>
  text.replaceAll(/00000000-0000-7000-8000-0000000001(\d\d)/g, (_, index: string) => ids[Number(index)]);
const idsFor = (path: string) =>
  path.startsWith('/games') ? [...GAMES, OTHERS[3]] : path.startsWith('/exp') ? [...EXPERIMENTS, OTHERS[4]] : OTHERS;

async function headersOf(index: number): Promise<Record<string, string>> {
  const address = { 'X-Forwarded-For': `10.9.0.${(index % ADDRESSES) + 1}` };
  const client = index % (CLIENTS.length + 1);
  if (client === CLIENTS.length) return { ...address, Authorization: `Bearer ${bad[index % bad.length]}` };
  return { ...(await laboratory.headersOf(CLIENTS[client], things[index % things.length])), ...address };
}

/** Sends a request and holds its answer to the schema. Gives the status. */
async function attack(request: GeneratedRequest, index: number): Promise<number> {
  const { method, operationId } = request;
  const path = fillIn(request.path);
  const body = request.body === undefined ? {} : { body: fillIn(request.body) };
  const headers = { ...request.headers, ...(await headersOf(index)) };
  const answer = await laboratory.app.request(path, { method, headers, ...body });
  if (answer.status === 204 && /^delete(Game|Experiment)$/.test(operationId)) {
    await renew(ids.findIndex((id) => path.includes(id)));
  }
  const type = answer.headers.get('Content-Type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await answer.body!.cancel();
    return answer.status;
  }
  const text = await answer.text();
  const words = `seed ${SEED}, request ${index}: ${JSON.stringify(request).slice(0, 2000)}\n${text.slice(0, 500)}`;
  expect(answer.status, words).toBeLessThan(500);
  if (!/^application\/(problem\+)?json/.test(type)) return answer.status;
  const parsed = JSON.parse(text);
  if (answer.status >= 400) expect(text, words).not.toMatch(LEAKS);
  checkAnswer(method, path, { status: answer.status, type, body: parsed });
  return answer.status;
}

test(`answers ${REQUESTS} requests made from its own description, each as its schema says`, async () => {
  const admin = await laboratory.headersOf('admin', things[0]);
  const document = (await laboratory.ask('GET', '/openapi.json', undefined, admin)).body as OpenApiDocument;
  const operations = requestsOfAll(document, idsFor);
  expect(operations.length).toBeGreaterThan(45);
  const requests = fc.sample(fc.oneof(...operations), { seed: SEED, numRuns: REQUESTS });
  console.log(`any-request: seed ${SEED}, ${operations.length} operations`);
  const statuses: Record<number, number> = {};
  const faults: string[] = [];
  let next = 0;
  const send = async () => {
    for (let index = next++; index < requests.length; index = next++) {
      const status = await attack(requests[index], index).catch((error: unknown) => faults.push(String(error)));
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  console.log(`any-request: ${JSON.stringify(statuses)}`);
  expect(faults.slice(0, 10)).toEqual([]);
  // Enough of them are valid, and enough are refused for each reason.
  expect(statuses[200]).toBeGreaterThan(REQUESTS / 20);
  for (const status of [401, 403, 404, 422]) expect(statuses[status], String(status)).toBeGreaterThan(REQUESTS / 50);
});
