/**
 * Two strategies in a naive implementation: an object for each agent, methods, arrays of numbers. They play the
 * same game as the kernel's, with Math.random, and keep only each agent's benefit.
 */
export interface NaiveGame {
  play(rounds: number): void;
}

class TableAgent {
  benefit = 0;
  private readonly tables: { answers: number[]; score: number }[];

  constructor(memory: number, tables: number) {
    this.tables = Array.from({ length: tables }, () => ({
      answers: Array.from({ length: 2 ** memory }, () => (Math.random() < 0.5 ? 0 : 1)),
      score: 0,
    }));
  }

  choose(history: number): number {
    const most = Math.max(...this.tables.map(({ score }) => score));
    const best = this.tables.filter(({ score }) => score === most);
    return best[Math.floor(Math.random() * best.length)].answers[history];
  }

  learn(history: number, winner: number): void {
    for (const table of this.tables) table.score += table.answers[history] === winner ? 1 : -1;
  }
}

/** Challet & Zhang 1997, with S = 2 tables each. */
export function naiveTables(count: number, memory: number): NaiveGame {
  const agents = Array.from({ length: count }, () => new TableAgent(memory, 2));
  let history = 0;
  return {
    play(rounds) {
      for (let round = 0; round < rounds; round++) {
        const choices = agents.map((agent) => agent.choose(history));
        const attendance = choices.reduce((sum, choice) => sum + choice, 0);
        const winner = attendance < count / 2 ? 1 : 0;
        for (const [index, agent] of agents.entries()) {
          agent.benefit += choices[index] === winner ? 1 : -1;
          agent.learn(history, winner);
        }
        history = ((history << 1) | winner) & (2 ** memory - 1);
      }
    },
  };
}

interface Predictor {
  error: number;
  forecast: number;
  predict(past: number[]): number;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The kernel's bag of 54: cycles, mirror images, averages, trends, constants. */
function fillBag(agents: number): Predictor[] {
  const tenLags = Array.from({ length: 10 }, (_, index) => index);
  const rules: ((past: number[]) => number)[] = [
    ...tenLags.map((lag) => (past: number[]) => past[lag]),
    ...tenLags.map((lag) => (past: number[]) => agents - past[lag]),
    ...[2, 3, 4, 5, 6, 8, 10].map((rounds) => (past: number[]) => mean(past.slice(0, rounds))),
    ...[3, 4, 5, 6, 7, 8].map((rounds) => (past: number[]) => {
      const weighted = past.slice(0, rounds).map((attendance, lag) => (4 * rounds - 4 - 6 * lag) * attendance);
      return weighted.reduce((sum, value) => sum + value, 0) / (rounds * (rounds - 1));
    }),
    ...Array.from({ length: 21 }, (_, level) => () => (level * agents) / 20),
  ];
  return rules.map((rule) => ({
    error: 0,
    forecast: 0,
    predict: (past) => Math.min(agents, Math.max(0, rule(past))),
  }));
}

class ArthurAgent {
  benefit = 0;
  private readonly predictors: Predictor[];

  constructor(bag: Predictor[]) {
    const left = [...bag];
    this.predictors = Array.from({ length: 8 }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
  }

  choose(capacity: number): number {
    const active = this.predictors.reduce((best, predictor) => (predictor.error < best.error ? predictor : best));
    return Math.ceil(active.forecast) <= capacity ? 1 : 0;
  }
}

/** Arthur 1994 with public scores, k = 8 and λ = 0.9. */
export function naiveArthur(count: number, capacity: number): NaiveGame {
  const bag = fillBag(count);
  const agents = Array.from({ length: count }, () => new ArthurAgent(bag));
  const past = Array.from({ length: 10 }, () => Math.floor(Math.random() * (count + 1)));
  return {
    play(rounds) {
      for (let round = 0; round < rounds; round++) {
        for (const predictor of bag) predictor.forecast = predictor.predict(past);
        const choices = agents.map((agent) => agent.choose(capacity));
        const attendance = choices.reduce((sum, choice) => sum + choice, 0);
        for (const [index, agent] of agents.entries()) {
          if (choices[index] === 1) agent.benefit += attendance <= capacity ? 1 : -1;
        }
        for (const predictor of bag) {
          predictor.error = 0.9 * predictor.error + 0.1 * Math.abs(predictor.forecast - attendance);
        }
        past.unshift(attendance);
        past.pop();
      }
    },
  };
}
