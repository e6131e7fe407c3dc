import { STATISTIC_CATALOGUE, STATISTIC_NAMES, statisticTitle } from '@farol/kernel';

const find = (name: string) => STATISTIC_NAMES.find((known) => known === name);

/** The name of a statistic with its symbol; a name that is not in the catalogue as it is. */
export function titleOf(name: string): string {
  const known = find(name);
  return known === undefined ? name : statisticTitle(known);
}

export function aboutStatistic(name: string): string {
  const known = find(name);
  return known === undefined ? '' : STATISTIC_CATALOGUE[known].about;
}
