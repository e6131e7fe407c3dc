import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Experiment, ExperimentShown } from '@farol/api';
import { type CellResult, cellsOf } from '@farol/experiments';
import { keyFor } from './credentials.ts';
import { InputFault, Interruption } from './faults.ts';
import { writeCount } from './numbers.ts';
import type { Progress } from './progress.ts';
import { Server } from './server.ts';

const POLL_MS = 500;
/** After an interruption, wait at most this long for the server to cancel the experiment. */
const CANCEL_MS = 10_000;

const newKey = () => ({ 'Idempotency-Key': randomUUID() });
const countDone = ({ games }: ExperimentShown) => games.done + games.failed;

/** Cancels an interrupted experiment, and says in words what became of it. */
async function cancel(server: Server, shown: ExperimentShown | undefined): Promise<string> {
  if (!shown) return 'interrupted before the experiment was started; nothing was written';
  const games = `${writeCount(countDone(shown))} of ${writeCount(shown.games.total)} games`;
  const call = {
    params: { id: shown.id },
    body: { action: 'cancel' as const },
    signal: AbortSignal.timeout(CANCEL_MS),
  };
  const became = await server.askOnce('PATCH', '/experiments/{id}/status', call).then(
    () => 'was cancelled on the server',
    (error: Error) => `could not be cancelled on the server: ${error.message}`,
  );
  return `interrupted after ${games}; experiment ${shown.id} ${became}; nothing was written`;
}

/** Plays an experiment on a server's workers, to the same results as here. */
export async function playOnServer(experiment: Experiment, address: string, progress: Progress): Promise<CellResult[]> {
  const say = (words: string) => {
    progress.clear();
    process.stderr.write(`${words}\n`);
  };
  const server = new Server(address, say, keyFor(address));
  const interruption = new AbortController();
  const { signal } = interruption;
  const interrupt = () => interruption.abort();
  // A second interrupt ends the process at once.
  process.once('SIGINT', interrupt);
  let shown: ExperimentShown | undefined;
  try {
    // The first answer shows that the server is there. From here on it may be away for a while; the keys see to it that
    // a lost answer makes no second experiment.
    await server.ask('GET', '/experiments', { query: { limit: 1 }, signal });
    shown = await server.ask('POST', '/experiments', { body: experiment, headers: newKey(), signal });
    const params = { id: shown.id };
    const start = { params, body: { action: 'start' as const }, headers: newKey(), signal };
    shown = await server.ask('PATCH', '/experiments/{id}/status', start);
    for (;;) {
      const before = shown.status;
      shown = await server.ask('GET', '/experiments/{id}', { params, signal });
      if (shown.status === 'completed') break;
      if (shown.status === 'cancelled') throw new InputFault(['it was cancelled on the server']);
      if (shown.status === 'paused' && before !== 'paused') say(`experiment ${shown.id} was paused on the server`);
      progress.show(countDone(shown));
      await setTimeout(POLL_MS, undefined, { signal });
    }
    const results = await server.ask('GET', '/experiments/{id}/results', { params, signal });
    return cellsOf(experiment).map((cell) => {
      const { transient, replicates, failed, failure, planned, statistics } = results.cells[cell.cell];
      return { ...cell, transient, replicates, failed, failure, planned, statistics };
    });
  } catch (error) {
    if (signal.aborted) throw new Interruption(await cancel(server, shown));
    if (!(error instanceof InputFault) || !shown) throw error;
    const { id } = shown;
    throw new InputFault(error.faults.map((fault) => `experiment ${id}: ${fault}`));
  } finally {
    process.off('SIGINT', interrupt);
    progress.clear();
  }
}
