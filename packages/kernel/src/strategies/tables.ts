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

    return {
      decide({ round, outcomes }) {
        const row = (outcomes & (histories - 1)) * count;
        coins.open(seed, round, Domain.ties, index);
        for (let agent = 0; agent < count; agent++) {
          let best = 0,
            ties = 1;
          for (let table = 1; table < perAgent; table++) {
            const lead = scores[agent * perAgent + table] - scores[agent * perAgent + best];
            if (lead > 0) {
              best = table;
              ties = 1;
            } else if (lead === 0) {
              ties++;
              // Reservoir choice: each of the tied is equally likely. Two tables need one fair bit an agent.
              const takes =
                perAgent === 2
                  ? (coins.word(agent >>> 5) >>> (agent & 31)) & 1
                  : coins.below(agent * perAgent + table, ties) === 0;
              if (takes) best = table;
            }
          }
          choices[agent] = (answers[row + agent] >>> best) & 1;
        }
      },
      learn({ outcomes, curves }, attendance) {
        const row = (outcomes & (histories - 1)) * count;
        const go = curves.go[attendance],
          stay = curves.stay[attendance];
        for (let agent = 0; agent < count; agent++) {
          const answer = answers[row + agent];
          for (let table = 0; table < perAgent; table++) {
            scores[agent * perAgent + table] += (answer >>> table) & 1 ? go : stay;
          }
        }
      },
    };
  },
});
