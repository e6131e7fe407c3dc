import { describe, expect, test } from 'vitest';
import { Game } from '../game.ts';
import { Domain, seedOf, Stream } from '../random.ts';
import { elFarolOf, entryOf, manifestOf, MINORITY } from './manifests.ts';

/**
 * Challet & Zhang 1997 once more, in objects and loops, with nothing of the kernel but its random words. Agents see
 * the last m outcomes, each 1 if those who went did better than those who stayed; each has S tables, which
 * answer every such history; the one whose answers would have earned the most so far decides.
 */
interface Table {
  answers: Map<string, number>;
  score: number;
}

interface Bar {
  agents: number;
  memory: number;
  tables: number;
  seed: string;
  /** Payoffs of going and staying at an attendance. */
  pay(goers: number): { go: number; stay: number };
}

/** All strings of m outcomes, the oldest first. */
function historiesOf(memory: number): string[] {
  return memory === 0 ? [''] : historiesOf(memory - 1).flatMap((start) => [`${start}0`, `${start}1`]);
}

function bit(words: Stream, index: number) {
  const text = words
    .word(Math.floor(index / 32))
    .toString(2)
    .padStart(32, '0');
  return Number(text[31 - (index % 32)]);
}

function* playByThePaper({ agents, memory, tables, seed, pay }: Bar) {
  const words = new Stream();
  const outcomeOf = (goers: number) => (pay(goers).go > pay(goers).stay ? '1' : '0');

  words.open(seedOf(seed), 0, Domain.initialHistory);
  const past: string[] = [];
  for (let lag = memory - 1; lag >= 0; lag--) past.push(outcomeOf(words.below(lag, agents + 1)));

  const crowd: Table[][] = [];
  for (let agent = 0; agent < agents; agent++) {
    words.open(seedOf(seed), agent, Domain.tables, 0);
    const drawn = historiesOf(memory).map((history, place, { length }) => ({ history, place, length }));
    crowd.push(
      Array.from({ length: tables }, (_, table) => ({
        answers: new Map(drawn.map(({ history, place, length }) => [history, bit(words, table * length + place)])),
        score: 0,
      })),
    );
  }

  for (let round = 0; ; round++) {
    const history = past.slice(-memory).join('');
    words.open(seedOf(seed), round, Domain.ties, 0);
    const choices = crowd.map((own, agent) => {
      // Of several best tables two are told apart by a bit; more by holding on to each next one with chance 1 / its rank.
      let chosen = own[0];
      let best = 1;
      for (const [place, table] of own.entries()) {
        if (place === 0 || table.score < chosen.score) continue;
        best = table.score > chosen.score ? 1 : best + 1;
        const takes = tables === 2 ? bit(words, agent) === 1 : words.below(agent * tables + place, best) === 0;
        if (best === 1 || takes) chosen = table;
      }
      return chosen.answers.get(history)!;
    });
    const goers = choices.filter((choice) => choice === 1).length;
    const { go, stay } = pay(goers);
    for (const table of crowd.flat()) table.score += table.answers.get(history) === 1 ? go : stay;
    past.push(outcomeOf(goers));
    yield choices;
  }
}

/** Agents on the smaller side win a unit, all others lose one. */
function payMinority(agents: number) {
  return (goers: number) => (goers < agents / 2 ? { go: 1, stay: -1 } : { go: -1, stay: 1 });
}

/** The margin, in whole agents: what is divided by N in the payoff is not in the scores. */
function payMargin(agents: number) {
  return (goers: number) => ({ go: agents - 2 * goers, stay: 2 * goers - agents });
}

function payElFarol(capacity: number) {
  return (goers: number) => ({ go: goers > capacity ? -1 : 1, stay: 0 });
}

const games = [
  { name: 'the Minority Game', agents: 51, rules: MINORITY, pay: payMinority(51) },
  { name: 'it with linear payoffs', agents: 51, rules: { kind: 'minority', payoff: 'linear' }, pay: payMargin(51) },
  { name: 'El Farol', agents: 50, rules: elFarolOf(30), pay: payElFarol(30) },
];
const sizes = [1, 2, 3, 4].flatMap((memory) => [2, 3].map((tables) => ({ memory, tables })));

describe.each(games)('$name', ({ agents, rules, pay }) => {
  test.each(sizes)('is played choice by choice as in the paper: m = $memory, S = $tables', ({ memory, tables }) => {
    const seed = '12345678901234567890';
    const entry = entryOf('tables', agents, { params: { memory, tables } });
    const game = new Game(manifestOf({ rules, agents: [entry], seed }));
    const naive = playByThePaper({ agents, memory, tables, seed, pay });
    const shown = { kernel: '', paper: '' };
    for (let round = 0; round < 300; round++) {
      game.play(1);
      shown.kernel += `${round} ${game.agents().get(0)!.choices.join('')}\n`;
      shown.paper += `${round} ${(naive.next().value as number[]).join('')}\n`;
    }
    expect(shown.kernel).toBe(shown.paper);
  });
});
