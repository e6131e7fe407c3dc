import { completeManifest } from '@farol/api';
import { alphaOf, commonMemory, lastStretch, type Manifest, overloadProbability, solveGame } from '@farol/kernel';
import { expect, test } from 'vitest';
import { READY_DESIGNS } from '../experiments/ready-designs.ts';
import { PRESETS } from './presets.ts';

type Config = { rules: Manifest['rules']; agents: { strategy: string; count: number }[] };
const complete = ({ rules, agents }: Config) =>
  completeManifest({ rules, agents, seed: '1', information: { kind: 'attendance' }, initialHistory: 'random' });

/** Every game that a page offers by a name, with all that it says of it. */
const OFFERED: [name: string, words: string, manifest: Manifest][] = [
  ...PRESETS.map(({ id, title, about, shows, game }): [string, string, Manifest] => [
    `preset: ${id}`,
    `${title}. ${game.name}. ${about} ${shows}`,
    complete({ rules: game.rules, agents: [...game.agents] }),
  ]),
  ...READY_DESIGNS.map(({ id, title, about, design: { base } }): [string, string, Manifest] => [
    `design: ${id}`,
    `${title}. ${about}`,
    complete({ rules: base.rules, agents: [...base.agents] } as Config),
  ]),
];

const WORDS: Record<string, number> = { ten: 10, twenty: 20, sixty: 60, 'a hundred': 100 };
const NUMBER = `(\\d+|${Object.keys(WORDS).join('|')})`;
const numberOf = (text: string) => WORDS[text.toLowerCase()] ?? Number(text);
/** The numbers that words claim in a phrase such as "capacity of 11". */
const claimed = (words: string, phrase: string) =>
  Array.from(words.matchAll(new RegExp(phrase.replace('#', NUMBER), 'gi')), (match) => numberOf(match[1]));

test.each(OFFERED)('%s: the numbers in its words are those of its statistics', (_, words, manifest) => {
  const { agents, capacity } = lastStretch(manifest, 0, 1)!;
  const memory = commonMemory(manifest, 0);
  for (const phrase of [
    'capacity (?:of )?#',
    'room for #',
    'fun for at most #',
    'gathers around #',
    'settles near #',
  ]) {
    for (const claim of claimed(words, phrase)) expect(capacity, phrase).toBe(claim);
  }
  for (const phrase of [
    '# (?:agents|people|firms|witnesses|guessers|inductive)',
    'capacity \\d+ of #',
    'dilemma of #',
  ]) {
    for (const claim of claimed(words, phrase)) expect(agents, phrase).toBe(claim);
  }
  for (const claim of claimed(words, '\\bm = #')) expect(memory).toBe(claim);
  for (const [, claim] of words.matchAll(/α = (?:2²\/101 = )?(\d+(?:\.\d+)?)(?![\dᵐ.])/g)) {
    expect(alphaOf(memory, agents)!.toFixed(claim.split('.')[1]?.length ?? 0)).toBe(claim);
  }
});

test('the market’s comfortable capacity is the number of entrants at which entering and staying pay the same', () => {
  const manifest = OFFERED.find(([name]) => name === 'preset: market-entry')![2];
  const { curves, capacity } = lastStretch(manifest, 0, 1)!;
  expect([curves.go[11], curves.stay[10], capacity]).toEqual([1, 1, 11]);
});

test('the volunteer’s dilemma fails in more than a third of the rounds, as its words say', () => {
  const manifest = OFFERED.find(([name]) => name === 'preset: volunteers-dilemma')![2];
  const { curves, agents } = lastStretch(manifest, 0, 1)!;
  const { p } = solveGame(curves).symmetric.find(({ stable }) => stable)!;
  expect(1 - overloadProbability(agents, p, 0)).toBeGreaterThan(1 / 3);
});
