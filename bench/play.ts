import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { askApi } from '../apps/launcher/src/ask-api.ts';
import { type BenchLaboratory, withLaboratory } from './laboratory.ts';
import { printTable, showRatio } from './statistics.ts';
import { measureStorage } from './storage.ts';

const MINORITY = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', params: { memory: 6 }, count: 101 }] };
const MILLION = {
  rules: { kind: 'minority' },
  agents: [{ strategy: 'tables', params: { memory: 4 }, count: 1_000_001 }],
};
const ENDLESS = 10_000_000_000;
const PAIRS = 4;
const PAIR_MS = 10_000;
const MARKS = [1e6, 1e7, 1e8];

/** Megabytes that a process has in memory. */
function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Rounds a second of the kernel alone in a thread, in slices as the worker plays them. */
async function playBare(manifest: unknown): Promise<number> {
  const thread = new Worker(new URL('./bare-play.ts', import.meta.url), { workerData: { manifest, forMs: PAIR_MS } });
  return new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
}

/** Rounds per second of a game that is stored while it runs and read twice a second, as by a viewer. */
async function playStored(laboratory: BenchLaboratory, id: string): Promise<number> {
  const read = () => askApi(laboratory.url, 'GET', `/games/${id}`);
  await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'resume' });
  await sleep(1000);
  const before = await read();
  const start = performance.now();
  while (performance.now() - start < PAIR_MS) {
    await askApi(laboratory.url, 'GET', `/games/${id}/history?points=1000`);
    await sleep(500);
  }
  const after = await read();
  const seconds = (performance.now() - start) / 1000;
  await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'pause' });
  return (after.rounds.played - before.rounds.played) / seconds;
}

async function startGame(laboratory: BenchLaboratory, config: object, rounds: number): Promise<string> {
  const { id } = await askApi(laboratory.url, 'POST', '/games', { ...config, seed: '1', rounds });
  await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'start' });
  return id;
}

const millions = (rates: number[]) => rates.map((rate) => (rate / 1e6).toFixed(2)).join(', ');

async function measureOverhead(laboratory: BenchLaboratory): Promise<void> {
  const id = await startGame(laboratory, MINORITY, ENDLESS);
  await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'pause' });
  const { manifest } = await askApi<{ manifest: unknown }>(laboratory.url, 'GET', `/games/${id}/manifest`);
  const stored: number[] = [],
    bare: number[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    bare.push(await playBare(manifest));
    stored.push(await playStored(laboratory, id));
  }
  console.log(`N = 101, m = 6, one thread; millions of rounds a second in turn`);
  console.log(`bare kernel       ${millions(bare)}`);
  console.log(`stored, observed  ${millions(stored)}`);
  console.log(`stored / bare     ${showRatio(stored.map((rate, pair) => rate / bare[pair]))}\n`);
}

async function measureMemory(laboratory: BenchLaboratory): Promise<void> {
  const before = await measureStorage(laboratory.databaseUrl);
  const id = await startGame(laboratory, MINORITY, MARKS.at(-1)!);
  const table = [['rounds', 'worker MB', 'seconds']];
  const start = performance.now();
  for (const mark of MARKS) {
    while ((await askApi(laboratory.url, 'GET', `/games/${id}`)).rounds.played < mark) await sleep(200);
    const seconds = (performance.now() - start) / 1000;
    table.push([mark.toExponential(0), residentMegabytes(laboratory.worker.pid!).toFixed(0), seconds.toFixed(0)]);
  }
  printTable(table);
  const { bytes, disk } = await measureStorage(laboratory.databaseUrl, before);
  const total = bytes.series + bytes.pyramid + bytes.checkpoints;
  const perRound = (size: number) => (size / MARKS.at(-1)!).toFixed(2);
  console.log(`stored: ${perRound(total)} bytes a round, on disk ${perRound(disk)}\n`);
}

/** Time from a pause request until no thread plays the game, by the worker's processor use. */
async function measurePausing(laboratory: BenchLaboratory, what: string, config: object): Promise<void> {
  const id = await startGame(laboratory, config, ENDLESS);
  while ((await askApi(laboratory.url, 'GET', `/games/${id}`)).rounds.played === 0) await sleep(100);
  const took: number[] = [];
  for (let count = 0; count < 8; count++) {
    await sleep(700 + 300 * count);
    const start = performance.now();
    await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'pause' });
    const answered = performance.now() - start;
    let idleSince = start;
    for (let used = processorTicks(laboratory.worker.pid!), quiet = 0; quiet < 5;) {
      await sleep(40);
      const now = processorTicks(laboratory.worker.pid!);
      quiet = now - used <= 1 ? quiet + 1 : 0;
      if (quiet === 0) idleSince = performance.now();
      used = now;
    }
    took.push(Math.max(answered, idleSince - start));
    await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'resume' });
  }
  await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'cancel' });
  console.log(`paused, ${what}: ${took.map((ms) => ms.toFixed(0)).join(', ')} ms until the worker rests`);
}

/** Processor time of a process, in units of 10 ms. */
function processorTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** The cost of storing a running game, its memory over the rounds, and the time of a pause. */
export async function benchPlay(): Promise<void> {
  await withLaboratory(async (laboratory) => {
    await measureOverhead(laboratory);
    await measurePausing(laboratory, 'N = 101', MINORITY);
    await measurePausing(laboratory, 'N = 1,000,001', MILLION);
    await measureMemory(laboratory);
  });
}
