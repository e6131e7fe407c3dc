import { Domain, Stream } from '../random.ts';
import { defineStrategy } from './strategy.ts';

/**
 * Challet & Zhang 1997: S tables, each an answer to every one of the 2^m histories of outcomes; each round the
 * table with the best virtual score decides, a seeded coin where several are best. A table scores in every round
 * what its answer would have paid at the attendance that came about, whether it was played or not, in numerators
 * of the payoff curves, so that scores are whole numbers wherever payoffs are multiples of 1 / divisor.
 */
export const tables = defineStrategy({
  id: 'tables',
  title: 'Strategy tables',
  about: 'Answers the last m outcomes from the best of its S random tables.',
  sources: [
    'Challet, D. & Zhang, Y.-C. (1997). Emergence of cooperation and organization in an evolutionary game. Physica A 246, 407–418.',
  ],
  parameters: {
    memory: {
      type: 'integer',
      min: 1,
      max: 20,
      default: 6,
      about: 'm, the number of past outcomes a table answers to',
    },
    tables: { type: 'integer', min: 1, max: 8, default: 2, about: 'S, the number of tables of each agent' },
  },
  sees: 'attendance',
  pastRounds: ({ memory }) => memory,
  cacheBytes: ({ memory }, count) => count * 2 ** memory,
  layout: ({ tables }, count) => ({ scores: ['f64', count * tables] }),
  player({ values, count, seed, index, choices }, { scores }) {
    const histories = 2 ** values.memory;
    const perAgent = values.tables;
    const answers = drawAnswers();
    const coins = new Stream();
    /** Payoffs of staying and going in the last round, in numerators. */
    const payoffs = new Float64Array(2);

    /** Bit s of answers[history · count + agent] is the answer of the agent's table s. */
    function drawAnswers(): Uint8Array {
      const drawn = new Uint8Array(histories * count);
      const stream = new Stream();
      for (let agent = 0; agent < count; agent++) {
        stream.open(seed, agent, Domain.tables, index);
        for (let table = 0; table < perAgent; table++) {
          for (let history = 0; history < histories; history++) {
            const place = table * histories + history;
            const answer = (stream.word(place >>> 5) >>> (place & 31)) & 1;
            drawn[history * count + agent] |= answer << table;
          }
        }
      }
      return drawn;
    }

    // What is best cannot be foreseen, so the loops compute with the comparison's 0 or 1 where they can: a branch that
    // is guessed wrong costs more than the rest of the pass.

    /** Reservoir choice: each of the tied is equally likely. */
    function decideOfMany(row: number): void {
      for (let agent = 0; agent < count; agent++) {
        const first = agent * perAgent;
        let best = 0,
          ties = 1;
        for (let table = 1; table < perAgent; table++) {
          const lead = scores[first + table] - scores[first + best];
          if (lead > 0) {
            best = table;
            ties = 1;
          } else if (lead === 0 && coins.below(first + table, ++ties) === 0) best = table;
        }
        choices[agent] = (answers[row + agent] >>> best) & 1;
      }
    }

    return {
      decide({ round, outcomes }) {
        const row = (outcomes & (histories - 1)) * count;
        coins.open(seed, round, Domain.ties, index);
        if (perAgent === 2) decideOfTwo(choices, scores, answers, row, coins);
        else decideOfMany(row);
      },
      learn({ outcomes, curves }, attendance) {
        const row = (outcomes & (histories - 1)) * count;
        payoffs[0] = curves.stay[attendance];
        payoffs[1] = curves.go[attendance];
        if (perAgent === 2) scoreTwo(scores, answers, row, payoffs);
        else scoreMany(scores, answers, row, payoffs, perAgent);
      },
    };
  },
});

// Functions of the module: those of a closure are compiled for the first game that is played, and again, slower, as
// soon as there is a second.

/** Adds to each table's score what its answer would have paid: answers by agent from `row` on, payoffs by answer. */
function scoreTwo(scores: Float64Array, answers: Uint8Array, row: number, payoffs: Float64Array): void {
  const count = scores.length >> 1;
  for (let agent = 0; agent < count; agent++) {
    const answer = answers[row + agent];
    scores[2 * agent] += payoffs[answer & 1];
    scores[2 * agent + 1] += payoffs[(answer >>> 1) & 1];
  }
}

function scoreMany(
  scores: Float64Array,
  answers: Uint8Array,
  row: number,
  payoffs: Float64Array,
  perAgent: number,
): void {
  for (let agent = 0, score = 0; score < scores.length; agent++) {
    const answer = answers[row + agent];
    for (let table = 0; table < perAgent; table++) scores[score++] += payoffs[(answer >>> table) & 1];
  }
}

/** Two tables need one fair bit an agent: bit agent & 31 of word agent >>> 5. */
function decideOfTwo(choices: Uint8Array, scores: Float64Array, answers: Uint8Array, row: number, coins: Stream): void {
  const count = choices.length;
  for (let agent = 0, word = 0; agent < count; agent++) {
    if ((agent & 31) === 0) word = coins.word(agent >>> 5);
    const lead = scores[2 * agent + 1] - scores[2 * agent];
    const best = Number(lead > 0) | (Number(lead === 0) & (word >>> (agent & 31)));
    choices[agent] = (answers[row + agent] >>> best) & 1;
  }
}
