import { STRATEGIES } from '@farol/kernel';
import type { Command } from 'commander';
import { printCatalogue } from './catalogue.ts';

export function addStrategies(program: Command): void {
  program
    .command('strategies')
    .description('list the ways in which agents choose and their parameters')
    .argument('[id]', 'only this strategy')
    .option('--json', 'write JSON')
    .action((id: string | undefined, { json = false }: { json?: boolean }) => {
      const entries = STRATEGIES.map(({ id: name, title, about, sees, parameters, sources }) => ({
        id: name,
        title,
        about,
        sees,
        parameters,
        sources,
      }));
      printCatalogue('strategy', entries, id, json);
    });
}
