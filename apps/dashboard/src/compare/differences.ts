import type { Game, Stats } from '@farol/api';
import { type Manifest, numbersOf, STATISTIC_CATALOGUE, type StatisticName, statisticTitle } from '@farol/kernel';
import { formatNumber } from '../design/figures.ts';
import { chosenEquilibrium } from '../games/game/theory-marks.ts';

/** One line of a comparison: what it is of, and what each game has there. */
export interface Row<T> {
  name: string;
  about?: string;
  values: (T | null)[];
}

export const differs = (values: readonly unknown[]) => values.some((value) => value !== values[0]);

const write = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Every single value of a manifest by its path, as text. */
function flatten({ agents, rules, ...manifest }: Manifest): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(rules)) values.set(`rules.${name}`, write(value));
  for (const [index, { params, ...entry }] of agents.entries()) {
    for (const [name, value] of Object.entries(entry)) values.set(`agents[${index}].${name}`, write(value));
    for (const [name, value] of Object.entries(params)) values.set(`agents[${index}].params.${name}`, write(value));
  }
  values.set('information.kind', manifest.information.kind);
  values.set('initialHistory', write(manifest.initialHistory));
  values.set('seed', manifest.seed);
  values.set('engine', write(manifest.engine));
  return values;
}

/** The rules first, then each entry of agents, then the rest. */
function rankOf(path: string): number {
  const entry = /^agents\[(\d+)\]/.exec(path)?.[1];
  if (entry !== undefined) return 1 + Number(entry);
  return path.startsWith('rules.') ? 0 : Infinity;
}

/** The manifests side by side; null where a game has nothing at that place. */
export function compareManifests(manifests: readonly (Manifest | undefined)[]): Row<string>[] {
  const flat = manifests.map((manifest) => (manifest === undefined ? new Map<string, string>() : flatten(manifest)));
  const names = [...new Set(flat.flatMap((values) => [...values.keys()]))].toSorted(
    (a, b) => Math.sign(rankOf(a) - rankOf(b)) || 0,
  );
  return names.map((name) => ({ name, values: flat.map((values) => values.get(name) ?? null) }));
}

/** The manifests, and the rounds that were played of them. */
export const configurationRows = (
  games: readonly Game[],
  manifests: readonly (Manifest | undefined)[],
): Row<string>[] => [
  ...compareManifests(manifests),
  { name: 'rounds played', values: games.map(({ rounds }) => String(rounds.played)) },
  { name: 'digest', values: games.map(({ digest }) => digest) },
];

/** True if several games have played the same rounds, bit for bit. */
export const areSameHistory = (games: readonly Pick<Game, 'digest' | 'rounds'>[]): boolean =>
  games.length > 1 &&
  games[0].rounds.played > 0 &&
  !differs(games.map(({ digest, rounds }) => `${digest} ${rounds.played}`));

type ReadFigure = (stats: Stats) => number | null | undefined;

const mixed = ({ theory }: Stats) => (theory ? chosenEquilibrium(theory) : undefined);

type CompareRow = readonly [name: string, about: string, read: ReadFigure];

/** A statistic of the catalogue. */
const row = (name: StatisticName): CompareRow => [
  statisticTitle(name),
  STATISTIC_CATALOGUE[name].about,
  (stats) => numbersOf(stats)[name],
];

/** The statistics that are compared, by part; each is defined in docs/model.md. */
const STATISTICS: readonly (readonly [part: string, rows: readonly CompareRow[]])[] = [
  [
    'The game',
    [
      ['rounds measured', 'the last ones with the same agents', ({ window }) => window?.rounds],
      ['agents N', 'that play these rounds', ({ agents }) => agents],
      ['capacity C', 'the largest comfortable attendance', ({ capacity }) => capacity],
      ['α = 2ᵐ/N', 'control parameter of the minority game', ({ alpha }) => alpha],
    ],
  ],
  [
    'Attendance',
    [
      row('meanAttendance'),
      row('standardDeviation'),
      row('minAttendance'),
      row('maxAttendance'),
      row('volatility'),
      row('bias'),
      row('overloadRate'),
      row('overloadSeverity'),
      row('utilisation'),
      row('entropy'),
      row('predictability'),
      row('mutualInformation'),
      [
        'autocorrelation r(1)',
        'of attendance with that of the round before',
        ({ series }) => series?.autocorrelation?.[0],
      ],
    ],
  ],
  ['Benefit', [row('meanBenefit'), row('meanTotalBenefit'), row('efficiency')]],
  [
    'Agents',
    [
      row('attendanceGini'),
      row('attendanceJain'),
      row('benefitGini'),
      row('switchingRate'),
      row('meanRegret'),
      row('maxRegret'),
    ],
  ],
  [
    'Theory of one round',
    [
      ['mixed equilibrium, mean', 'where all go with the same probability', (stats) => mixed(stats)?.meanAttendance],
      ['mixed equilibrium, σ', 'standard deviation of attendance there', (stats) => mixed(stats)?.standardDeviation],
      ['optimum', 'the largest total benefit', ({ theory }) => theory?.optimum.total],
      ['price of anarchy', 'optimum over the worst equilibrium', ({ theory }) => theory?.priceOfAnarchy],
    ],
  ],
];

/** The statistics side by side, those that no game has left out. */
export function compareStatistics(all: readonly (Stats | undefined)[]): { part: string; rows: Row<number>[] }[] {
  return STATISTICS.flatMap(([part, rows]) => {
    const found = rows
      .map(([name, about, read]) => ({
        name,
        about,
        values: all.map((stats) => (stats === undefined ? null : (read(stats) ?? null))),
      }))
      .filter(({ values }) => values.some((value) => value !== null));
    return found.length > 0 ? [{ part, rows: found }] : [];
  });
}

/** The change from the first game's value: in per cent where both are positive, else as a difference. */
export function describeChange(value: number | null, first: number | null): string | null {
  if (value === null || first === null || value === first) return null;
  const sign = value > first ? '+' : '−';
  if (first <= 0 || value <= 0) return `${sign}${formatNumber(Math.abs(value - first), 3)}`;
  if (value / first >= 10) return `× ${formatNumber(value / first, 3)}`;
  const percent = (100 * Math.abs(value - first)) / first;
  if (percent < 0.05) return `${sign}${formatNumber(percent, 1)} %`;
  return `${sign}${percent < 9.95 ? percent.toFixed(1) : Math.round(percent)} %`;
}
