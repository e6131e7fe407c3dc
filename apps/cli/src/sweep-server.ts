import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  type Experiment,
  experimentListSchema,
  type ExperimentAction,
  type ExperimentShown,
  experimentShownSchema,
  resultsSchema,
} from '@farol/api';
import { type CellResult, cellsOf } from '@farol/experiments';
import { InputFault, Interruption } from './faults.ts';
import { writeCount } from './numbers.ts';
import type { Progress } from './progress.ts';
import { type Question, Refusal, Server } from './server.ts';

const POLL_MS = 500;
/** Whoever interrupts does not wait longer to hear what became of it. */
const CANCEL_MS = 10_000;

const countDone = ({ games }: ExperimentShown) => games.done + games.failed;

function changeTo(action: ExperimentAction, id: string): Question<ExperimentShown> {
  return { method: 'PATCH', path: `/experiments/${id}/status`, body: { action }, schema: experimentShownSchema };
}

async function start(server: Server, id: string, signal: AbortSignal): Promise<void> {
  try {
    await server.ask(changeTo('start', id), signal);
  } catch (error) {
    // It was asked twice, since the first answer was lost.
    if (!(error instanceof Refusal && error.status === 409)) throw error;
  }
}

/** What became of an experiment that nobody waits for any more. */
async function cancel(server: Server, shown: ExperimentShown | undefined): Promise<string> {
  if (!shown) return 'interrupted before the experiment was started; nothing was written';
  const games = `${writeCount(countDone(shown))} of ${writeCount(shown.games.total)} games`;
  const became = await server.askOnce(changeTo('cancel', shown.id), AbortSignal.timeout(CANCEL_MS)).then(
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
  const server = new Server(address, say);
  const interruption = new AbortController();
  const { signal } = interruption;
  const interrupt = () => interruption.abort();
  // Whoever does it twice waits for nothing more.
  process.once('SIGINT', interrupt);
  let shown: ExperimentShown | undefined;
  try {
    // Is it there? From here on it may be away for a while, and no answer that is lost makes a second experiment.
    await server.ask({ method: 'GET', path: '/experiments?limit=1', schema: experimentListSchema }, signal);
    const headers = { 'Idempotency-Key': randomUUID() };
    const schema = experimentShownSchema;
    shown = await server.ask({ method: 'POST', path: '/experiments', body: experiment, headers, schema }, signal);
    const path = `/experiments/${shown.id}`;
    await start(server, shown.id, signal);
    for (;;) {
      const before = shown.status;
      shown = await server.ask({ method: 'GET', path, schema }, signal);
      if (shown.status === 'completed') break;
      if (shown.status === 'cancelled') throw new InputFault(['it was cancelled on the server']);
      if (shown.status === 'paused' && before !== 'paused') say(`experiment ${shown.id} was paused on the server`);
      progress.show(countDone(shown));
      await setTimeout(POLL_MS, undefined, { signal });
    }
    const results = await server.ask({ method: 'GET', path: `${path}/results`, schema: resultsSchema }, signal);
    return cellsOf(experiment).map((cell) => {
      const { transient, replicates, failed, failure, statistics } = results.cells[cell.cell];
      return { ...cell, transient, replicates, failed, failure, statistics };
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
