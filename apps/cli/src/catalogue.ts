import type { Parameter, Parameters } from '@farol/kernel';
import { suggestName } from '@farol/api';
import { InputFault } from './faults.ts';

/** Common fields of rules and strategies. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly parameters: Parameters;
  readonly sources: readonly string[];
}

function writeRange(parameter: Parameter): string {
  switch (parameter.type) {
    case 'integer':
    case 'number':
      return `${parameter.type === 'integer' ? 'whole number' : 'number'} from ${parameter.min} to ${parameter.max}`;
    case 'choice':
      return `one of ${parameter.options.join(', ')}`;
    case 'curve':
      return 'expression over n and N, or points [[n, payoff], …]';
  }
}

function writeDefault(parameter: Parameter): string {
  const per =
    parameter.type === 'integer' && parameter.per ? ` for ${parameter.per} agents, in proportion for others` : '';
  return `default ${parameter.default}${per}`;
}

function writeEntry({ id, title, about, parameters, sources }: CatalogueEntry): string {
  return [
    `${id}: ${title}`,
    `  ${about}`,
    ...Object.entries(parameters).flatMap(([name, parameter]) => [
      `  ${name}: ${parameter.about}`,
      `    ${writeRange(parameter)}; ${writeDefault(parameter)}`,
    ]),
    ...sources.map((source) => `  Source: ${source}`),
    '',
  ].join('\n');
}

/** Prints a catalogue, or the entry with an id; `noun` is what its entries are. */
export function printCatalogue(
  noun: string,
  entries: readonly CatalogueEntry[],
  id: string | undefined,
  json: boolean,
): void {
  const chosen = entries.filter((entry) => id === undefined || entry.id === id);
  if (chosen.length === 0) {
    const known = entries.map((entry) => entry.id);
    throw new InputFault([`unknown ${noun} "${id!.slice(0, 50)}": ${suggestName(id!, known)}`]);
  }
  process.stdout.write(
    json ? `${JSON.stringify(id === undefined ? chosen : chosen[0])}\n` : chosen.map(writeEntry).join('\n'),
  );
}
