import { randomUUID } from 'node:crypto';
import { createGameSchema, fieldErrorsOf, type Game } from '@farol/api';
import { designIn } from '@farol/experiments';
import type { Command } from 'commander';
import { isManifestAlone } from './citation.ts';
import { keyFor } from './credentials.ts';
import { InputFault } from './faults.ts';
import { writeCount } from './numbers.ts';
import { readObject } from './read-object.ts';
import { addressFault, LOCAL, Server } from './server.ts';

const FORMS = 'manifest, rounds, digest, as farol run --manifest writes it, or be a manifest alone';

interface Options {
  server: string;
  name?: string;
  json?: boolean;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('make a game of a laboratory from a citation, which the laboratory plays and verifies')
    .argument('<file>', 'a citation, as farol run --manifest writes it, or a manifest alone; - is the standard input')
    .option('--server <url>', 'the API of the laboratory', LOCAL)
    .option('--name <name>', 'a name for the game')
    .option('--json', 'write the game as one JSON object')
    .action(importGame);
}

async function importGame(file: string, { server: address, name, json }: Options): Promise<void> {
  const fault = addressFault(address);
  if (fault !== undefined) throw new InputFault([fault]);
  const request = await readRequest(file, name);
  const server = new Server(address, (words) => process.stderr.write(`${words}\n`), keyFor(address));
  const { signal } = new AbortController();
  // The first answer shows that the server is there; from here on, a lost answer is asked for again by its key.
  await server.ask('GET', '/games', { query: { limit: 1 }, signal });
  const headers = { 'Idempotency-Key': randomUUID() };
  const game = await server.ask('POST', '/games', { form: request, headers, signal });
  process.stdout.write(json ? `${JSON.stringify(game)}\n` : describe(game, `${server.address}/games/${game.id}`));
}

/** The body of POST /games for a file; an InputFault names all faults. */
async function readRequest(file: string, name: string | undefined): Promise<object> {
  const content = await readObject(file, `with ${FORMS}`);
  const isManifest = isManifestAlone(content);
  if (!isManifest && !('manifest' in content)) {
    throw new InputFault([
      'base' in designIn(content)
        ? `${file}: is the design of an experiment: farol sweep --design ${file} plays it`
        : `${file}: is not a citation: it must have ${FORMS}`,
    ]);
  }
  const request = { ...(isManifest ? { manifest: content } : content), ...(name === undefined ? {} : { name }) };
  const { error } = createGameSchema.safeParse(request);
  if (!error) return request;
  throw new InputFault(
    fieldErrorsOf(error).map(({ field, message }) => {
      if (field === 'name' && name !== undefined) return `--name: ${message}`;
      return `${file}: ${field && `${field}: `}${message}`;
    }),
  );
}

function describe({ name, citation }: Game, address: string): string {
  const state =
    citation === null
      ? 'a draft: start it to play it'
      : `the laboratory plays its ${writeCount(citation.rounds)} rounds and compares the digest`;
  return `${address}\n${name}: ${state}\n`;
}
