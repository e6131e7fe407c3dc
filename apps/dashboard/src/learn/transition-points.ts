/** One game that is measured: how many agents remember how many outcomes. */
export interface Measurement {
  agents: number;
  memory: number;
  seed: string;
}

export interface Measured extends Measurement {
  /** σ²/N. */
  volatility: number;
}

export const CROWD_SIZES = [51, 101, 201] as const;
const MEMORIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SEEDS = 4;

/** All games of the plot, each point's first before any point's second: the curve is there early, and then settles. */
export const MEASUREMENTS: readonly Measurement[] = Array.from({ length: SEEDS }, (_, replicate) =>
  MEMORIES.flatMap((memory) =>
    [101, 51, 201].map((agents) => ({ agents, memory, seed: String(1000 * replicate + memory) })),
  ),
).flat();

export interface Points {
  agents: number;
  /** α = 2^m / N, ascending. */
  alpha: number[];
  /** The mean over the games that are done, and the least and greatest of them. */
  mean: number[];
  low: number[];
  high: number[];
}

/** Measurements so far, by crowd size. */
export function pointsOf(measured: readonly Measured[]): Points[] {
  return CROWD_SIZES.map((agents) => {
    const own = measured.filter((game) => game.agents === agents);
    const memories = [...new Set(own.map(({ memory }) => memory))].toSorted((a, b) => a - b);
    const games = memories.map((memory) =>
      own.filter((game) => game.memory === memory).map(({ volatility }) => volatility),
    );
    return {
      agents,
      alpha: memories.map((memory) => 2 ** memory / agents),
      mean: games.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
      low: games.map((values) => Math.min(...values)),
      high: games.map((values) => Math.max(...values)),
    };
  });
}
