import {
  type AgentEntry,
  type Equilibria,
  overloadProbability,
  rulesOf,
  STATISTIC_CATALOGUE,
  type StatisticName,
  type Value,
} from '@farol/kernel';
import type { Measurement } from './measure.ts';
import { writeCount, writeNumber, writePercent } from './numbers.ts';
import { drawSparkline } from './sparkline.ts';

type Row = readonly [label: string, value: string, note?: string];

const MAX_SHOWN = 4;

function writeValues(values: Readonly<Record<string, Value>>): string {
  const texts = Object.entries(values).map(([name, value]) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `${name} ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`;
  });
  return texts.join(', ');
}

function writeEntry({ count, strategy, params }: AgentEntry): string {
  const values = writeValues(params);
  return `${writeCount(count)} ${strategy}${values === '' ? '' : ` (${values})`}`;
}

/** The game in one line. */
export function writeTitle({ plan: { manifest, rounds } }: Measurement): string {
  const { kind, ...params } = manifest.rules;
  const agents = manifest.agents.map(writeEntry);
  const shown = agents.length > MAX_SHOWN ? [...agents.slice(0, MAX_SHOWN), '…'] : agents;
  return [
    `${rulesOf(kind).title} (${writeValues(params)}): ${shown.join(' + ')}`,
    `information ${manifest.information.kind}`,
    `${writeCount(rounds)} ${rounds === 1 ? 'round' : 'rounds'}`,
  ].join(', ');
}

/** A number, or why there is none. */
const orWhy = (value: number | null, why: string, write = writeNumber): [string, string] =>
  value === null ? ['–', why] : [write(value), ''];

const needs = (name: StatisticName) => `needs ${STATISTIC_CATALOGUE[name].needs}`;

function attendanceRows({ series, capacity, agents, memory }: Measurement): Row[] {
  const { meanAttendanceInterval: interval, volatility, predictability } = series;
  const rows: Row[] = [
    [
      'mean attendance',
      writeNumber(series.meanAttendance!),
      interval
        ? `95 % interval ${writeNumber(interval.low)} … ${writeNumber(interval.high)}`
        : 'no interval: it takes 200 rounds',
    ],
    ['bias', ...orWhy(series.bias, needs('bias'))],
    ['σ', writeNumber(series.standardDeviation!)],
    ['volatility σ²/N', writeNumber(volatility!), 'of 2A − N: 1 when each agent tosses a coin'],
    ['overload rate', ...orWhy(series.overloadRate, needs('overloadRate'), writePercent)],
    ['utilisation', ...orWhy(series.utilisation, needs('utilisation'), writePercent)],
    ['efficiency', ...orWhy(series.efficiency, needs('efficiency'), writePercent)],
    ['mean benefit', writeNumber(series.meanBenefit!), 'per agent and round'],
  ];
  if (capacity !== null)
    rows[1] = ['bias', rows[1][1], `against the capacity ${writeCount(capacity)} of ${writeCount(agents)}`];
  rows.push(
    predictability === null
      ? ['predictability H/N', ...orWhy(null, needs('predictability'))]
      : ['predictability H/N', writeNumber(predictability), `given the last ${memory} outcomes`],
  );
  return rows;
}

function writeRanges(ranges: Equilibria['optimum']['attendances']): string {
  const texts = ranges.map(({ from, to }) =>
    from === to ? writeCount(from) : `${writeCount(from)}–${writeCount(to)}`,
  );
  return texts.length > MAX_SHOWN ? `${texts.slice(0, MAX_SHOWN).join(', ')}, …` : texts.join(', ');
}

function theoryRows({ theory, agents, capacity }: Measurement): Row[] {
  const { everyP, symmetric, pure, optimum, priceOfAnarchy } = theory;
  const rows: Row[] = everyP ? [['equilibrium p*', 'every p']] : [];
  for (const { p, stable, standardDeviation } of everyP ? [] : symmetric.slice(0, MAX_SHOWN)) {
    const overload =
      capacity === null ? '' : `, overload rate ${writePercent(overloadProbability(agents, p, capacity))}`;
    rows.push([
      'equilibrium p*',
      writeNumber(p),
      `${stable ? 'stable' : 'unstable'}; σ ${writeNumber(standardDeviation)}${overload}`,
    ]);
  }
  if (symmetric.length > MAX_SHOWN) rows.push(['', `and ${symmetric.length - MAX_SHOWN} more`]);
  rows.push(
    ['pure equilibria', pure.length > 0 ? `A = ${writeRanges(pure)}` : 'none'],
    ['optimum', writeNumber(optimum.total), `in total, at A = ${writeRanges(optimum.attendances)}`],
    ['price of anarchy', ...orWhy(priceOfAnarchy, 'the worst equilibrium’s total is not positive')],
  );
  return rows;
}

function fairnessRows({ crowd, cohorts, plan: { manifest } }: Measurement): Row[] {
  const rows: Row[] = [
    ['visits, Jain’s index', ...orWhy(crowd.attendanceJain, needs('attendanceJain'))],
    ['visits, Gini', ...orWhy(crowd.attendanceGini, needs('attendanceGini'))],
    ['benefit, Gini', ...orWhy(crowd.benefitGini, needs('benefitGini'))],
    ['switching rate', ...orWhy(crowd.switchingRate, needs('switchingRate'), writePercent)],
    ['mean regret', writeNumber(crowd.meanRegret!), 'per round, against the better constant choice'],
  ];
  if (cohorts.length === 1) return rows;
  for (const { agentId, ...cohort } of cohorts.slice(0, 20)) {
    const { count, strategy } = manifest.agents[agentId];
    rows.push([
      `${writeCount(count)} ${strategy}`,
      writePercent(cohort.attendanceShare!.mean),
      `went, benefit ${writeNumber(cohort.benefit!.mean)} per agent and round`,
    ]);
  }
  if (cohorts.length > 20) rows.push(['', `and ${cohorts.length - 20} more`]);
  return rows;
}

function writeRows(heading: string, rows: readonly Row[]): string[] {
  return [
    heading,
    ...rows.map(([label, value, note = '']) => `  ${label.padEnd(22)}${value.padEnd(12)}  ${note}`.trimEnd()),
    '',
  ];
}

function writeSeries(attendances: Uint32Array, columns: number): string[] {
  const shown = attendances.subarray(-Math.max(10, columns - 2));
  const first = attendances.length - shown.length + 1;
  const min = shown.reduce((least, value) => Math.min(least, value)),
    max = shown.reduce((most, value) => Math.max(most, value));
  const which =
    first === 1 ? (shown.length === 1 ? 'the only round' : 'all rounds') : `the last ${shown.length} rounds`;
  return [`Attendance in ${which}, from ${writeCount(min)} ▁ to ${writeCount(max)} █`, `  ${drawSparkline(shown)}`, ''];
}

/** All that a person wants to know of a run, for a terminal that is so many columns wide. */
export function writeReport(measurement: Measurement, columns: number): string {
  const { plan, attendances, digest } = measurement;
  const { transient, rounds, manifest } = plan;
  const window =
    transient === 0
      ? rounds === 1
        ? 'the only round'
        : `all ${writeCount(rounds)} rounds`
      : `rounds ${writeCount(transient + 1)} to ${writeCount(rounds)}, without a transient of ${writeCount(transient)}`;
  return [
    writeTitle(measurement),
    '',
    ...writeSeries(attendances, columns),
    ...writeRows(`Statistics of ${window}`, attendanceRows(measurement)),
    ...writeRows('Theory, of one round among agents who know the game', theoryRows(measurement)),
    ...writeRows('Fairness', fairnessRows(measurement)),
    `seed    ${manifest.seed}`,
    `digest  ${digest}`,
    '',
  ].join('\n');
}

/** The same for programs. */
export function reportJson({ plan, series, ...measurement }: Measurement): unknown {
  const { manifest, rounds, transient } = plan;
  const { digest, window, agents, capacity, memory, alpha, crowd, cohorts, theory } = measurement;
  return {
    manifest,
    rounds,
    digest,
    transient,
    window,
    agents,
    capacity,
    memory,
    alpha,
    attendance: series,
    crowd,
    cohorts,
    theory,
  };
}
