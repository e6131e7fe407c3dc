import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const page = readFileSync(resolve(import.meta.dirname, '../../docs/operating.md'), 'utf8');

/** The commands of a section, one text for each block. */
export function blocksOf(title: string): string[] {
  const section = page.split(/^## /m).find((candidate) => candidate.startsWith(`${title}\n`));
  return Array.from(section?.matchAll(/```sh\n([\s\S]*?)```/g) ?? [], ([, commands]) => commands);
}
