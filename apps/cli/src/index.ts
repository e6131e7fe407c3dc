#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { BAD_INPUT, INTERNAL, INTERRUPTED } from './exit-codes.ts';
import { InputFault, Interruption } from './faults.ts';
import { addAdmin } from './admin.ts';
import { addImport } from './import.ts';
import { addLogin, addLogout } from './login.ts';
import { addRules } from './rules.ts';
import { addRun } from './run.ts';
import { addStrategies } from './strategies.ts';
import { addSweep } from './sweep.ts';
import { addVerify } from './verify.ts';

const program = new Command('farol').description('a laboratory for crowd games, on the command line').exitOverride();
// Every command; a new one is its file and a line here.
const COMMANDS = [addRun, addSweep, addVerify, addImport, addRules, addStrategies, addLogin, addLogout, addAdmin];
for (const add of COMMANDS) add(program);

/** Says what went wrong; returns the exit code. */
function report(error: unknown): number {
  // Commander has already said it.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : BAD_INPUT;
  if (error instanceof InputFault) {
    process.stderr.write(error.faults.map((fault) => `error: ${fault}\n`).join(''));
    return BAD_INPUT;
  }
  if (error instanceof Interruption) {
    process.stderr.write(`${error.message}\n`);
    return INTERRUPTED;
  }
  process.stderr.write(`internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
  return INTERNAL;
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read has seen enough (`| head`).
    if (error.code === 'EPIPE') process.exit();
    process.stderr.write(`error: the output cannot be written: ${error.code}\n`);
    process.exit(INTERNAL);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
