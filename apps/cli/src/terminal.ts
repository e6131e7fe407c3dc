import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { InputFault, Interruption } from './faults.ts';

/** An API key for every server, in place of the stored ones; undefined without one. */
export const apiKeyOfEnvironment = (): string | undefined => process.env['FAROL_API_KEY']?.trim() || undefined;

/** The user's configuration directory of Farol. A relative XDG_CONFIG_HOME is ignored, as its specification asks. */
export function configurationDirectory(): string {
  const base = process.env['XDG_CONFIG_HOME'] ?? '';
  return join(isAbsolute(base) ? base : join(homedir(), '.config'), 'farol');
}

/** The standard input as text, up to its end. */
export const readInput = async (): Promise<string> => (await text(process.stdin)).trim();

const [CTRL_C, CTRL_D, CTRL_U, ESCAPE, BACKSPACE, DELETE] = ['\u0003', '\u0004', '\u0015', '\u001B', '\b', '\u007F'];

/** Asks for a line on the terminal, which does not show it. */
export async function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    throw new InputFault(['the standard input is not a terminal: pass the key to it with --key-stdin']);
  }
  // Before the question, so that nothing is shown that is typed at once.
  stdin.setRawMode(true);
  stderr.write(question);
  let line = '';
  try {
    stdin.setEncoding('utf8');
    for await (const typed of stdin.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      // Terminals mark pasted text only if they are asked to; an arrow key is an escape sequence, and is ignored.
      if (typed.startsWith(ESCAPE)) continue;
      for (const character of typed) {
        if (character === '\r' || character === '\n') return line.trim();
        if (character === CTRL_C) throw new Interruption('interrupted; nothing was stored');
        if (character === CTRL_D) return line.trim();
        if (character === CTRL_U) line = '';
        else if (character === BACKSPACE || character === DELETE) line = line.slice(0, -1);
        else line += character;
      }
    }
    return line.trim();
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
