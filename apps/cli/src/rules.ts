import { RULES } from '@farol/kernel';
import type { Command } from 'commander';
import { printCatalogue } from './catalogue.ts';

export function addRules(program: Command): void {
  program
    .command('rules')
    .description('list the kinds of games and their parameters')
    .argument('[kind]', 'only this kind')
    .option('--json', 'write JSON')
    .action((kind: string | undefined, { json = false }: { json?: boolean }) => {
      const entries = RULES.map(({ kind: id, title, about, parameters, sources }) => ({
        id,
        title,
        about,
        parameters,
        sources,
      }));
      printCatalogue('kind', entries, kind, json);
    });
}
