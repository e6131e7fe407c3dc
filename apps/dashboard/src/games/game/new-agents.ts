import type { Parameters } from '@farol/kernel';
import { readNumber } from '../../design/read-number.ts';

/** The form of agents that join a game. Numbers are texts: unreadable text stays as it was typed. */
export interface NewAgents {
  strategy: string;
  params: Readonly<Record<string, string>>;
  count: string;
  name: string;
}

export const FIRST_AGENTS: NewAgents = { strategy: 'arthur', params: {}, count: '10', name: '' };

/** Numbers as numbers, so that the server names what is wrong with one; nothing for a field that is left at its default. */
const valueOf = (text = '') => (text.trim() === '' ? undefined : readNumber(text));

/** The request that the form stands for. */
export function newAgentsRequest({ strategy, params, count, name }: NewAgents, parameters: Parameters) {
  const given = Object.keys(parameters).flatMap((parameter) => {
    const value = valueOf(params[parameter]);
    return value === undefined ? [] : [[parameter, value] as const];
  });
  return {
    strategy,
    count: valueOf(count),
    ...(name.trim() === '' ? {} : { name }),
    params: Object.fromEntries(given),
  };
}

/** True if an error is shown at one of the fields of the form. */
export function isAtField(messageFor: (field: string) => string | undefined, parameters: Parameters): boolean {
  const fields = ['count', 'name', ...Object.keys(parameters).map((parameter) => `params.${parameter}`)];
  return fields.some((field) => messageFor(field) !== undefined);
}
