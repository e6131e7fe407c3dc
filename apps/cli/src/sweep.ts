import type { Command } from 'commander';
import { type Experiment } from '@farol/api';
import { type CellResult, countCells, csvHeader, csvRows, mostReplicates } from '@farol/experiments';
import { InputFault } from './faults.ts';
import { targetFault, writeWhole } from './files.ts';
import { Progress } from './progress.ts';
import { writeCommand } from './shell-words.ts';
import { planDesign } from './sweep-design.ts';
import { planSweep, type SweepOptions, type SweepPlan } from './sweep-plan.ts';
import { axisOf, type SweepAxis } from './sweep-axis.ts';
import { countLines, MAX_LINES, plotSweep } from './sweep-plot.ts';
import { exitCodeOf, writeTable } from './sweep-table.ts';
import { playOnServer } from './sweep-server.ts';
import { playSweep } from './sweep-threads.ts';

interface Options extends SweepOptions {
  design?: string;
  json?: boolean;
  csv?: string;
  svg?: string;
  x?: string;
  force?: boolean;
}

const collect = (text: string, before: string[] = []) => [...before, text];

const EXAMPLES = `
Levels:
  memory=1..12                  1, 2, 3 … 12
  "probability=0..1 step 0.1"   0, 0.1, 0.2 … 1
  "agents=11..1001 log 5"       5 levels in equal ratios, here odd as the rules want
  capacity=40,50,60             these three
  'go=["n <= 60 ? 1 : 0", "1"]' texts that hold commas
  "a=1,2,3 with b=4,5,6"        levels that move together: 1 and 4, 2 and 5, 3 and 6
  "agents[1].count=0..50 step 10 with agents[0].count=rest"
                                a share of the agents, their number being that of --agents
A name is the end of a path, such as memory of agents[0].params.memory; agents is how many they are.

Examples:
  farol sweep el-farol --vary capacity=40,50,60 --replicates 8 --seed 1
  farol sweep minority --vary memory=1..8 --vary "agents=101,301" --rounds 5000 --csv volatility.csv
  farol sweep minority --vary memory=1..12 --rounds-per-history 200 --x alpha --svg savit.svg
  farol sweep minority --vary memory=1..8 --server http://127.0.0.1:3001
  farol sweep --design savit.design.json --csv savit.csv`;

export function addSweep(program: Command): void {
  program
    .command('sweep')
    .description('play a game with every combination of some values, many times each, on all cores')
    .argument('[kind]', 'the rules; see farol rules')
    .option('--vary <name=levels>', 'a factor and its levels; may be repeated', collect)
    .option('--design <file>', 'play the design of an experiment as it is; - is the standard input')
    .option('--replicates <count>', 'games of each combination, alike but for their seed', '32')
    .option('--agents <agents>', 'as in farol run', collect)
    .option('--strategy <strategy>', 'as in farol run')
    .option('--param <name=value>', 'as in farol run', collect)
    .option('--rule <name=value>', 'as in farol run', collect)
    .option('--information <kind>', 'as in farol run', 'attendance')
    .option('--rounds <count>', 'rounds of each game', '1000')
    .option('--rounds-per-history <count>', 'play this · 2^m rounds, m the memory of tables, if they are more')
    .option('--transient <count>', 'first rounds that the statistics leave out, or half', 'half')
    .option('--seed <seed>', 'that of every game follows from it; drawn when left out')
    .option('--stat <name>', 'a statistic to collect; may be repeated', collect)
    .option('--threads <count>', 'how many games are played at once; default one for each core')
    .option('--server <url>', 'have it played by a Farol server, and take the same results from there')
    .option('--json', 'write one JSON object')
    .option('--csv <file>', 'write a table, a line for each cell and statistic')
    .option('--svg <file>', 'write a picture of the first statistic')
    .option('--x <name>', 'the factor that the picture’s axis shows, or alpha, 2^m / N; default the first with numbers')
    .option('--force', 'replace files that exist')
    .addHelpText('after', EXAMPLES)
    .action(sweep);
}

/** The plan of a design, or of the other options. */
async function plan(kind: string | undefined, options: Options, command: Command): Promise<SweepPlan> {
  const { design } = options;
  if (design !== undefined) {
    return planDesign(design, kind, options, (option) => command.getOptionValueSource(option) === 'cli');
  }
  const faults = [
    ...(kind === undefined ? ['kind: is missing: farol rules lists them; or pass --design FILE'] : []),
    ...(options.vary === undefined ? ['--vary: is missing: a factor such as memory=1..8; or pass --design FILE'] : []),
  ];
  if (faults.length > 0) throw new InputFault(faults);
  return planSweep(kind!, options);
}

async function sweep(kind: string | undefined, options: Options, command: Command): Promise<void> {
  const { json, csv, svg, force = false } = options;
  const { experiment, threads, server } = await plan(kind, options, command);
  checkTargets({ csv, svg }, force);
  const axis = svg === undefined ? undefined : checkPicture(experiment, options.x);
  const games = countCells(experiment) * mostReplicates(experiment);
  const progress = new Progress(process.stderr, games, undefined, 'games');
  const results = await (server === undefined
    ? playSweep(experiment, threads, progress)
    : playOnServer(experiment, server, progress));
  if (csv !== undefined) writeWhole(csv, writeCsv(experiment, results), force);
  if (svg !== undefined) {
    const words = [
      ...withoutServer(process.argv.slice(2)),
      ...(options.seed === undefined && options.design === undefined ? ['--seed', experiment.seed] : []),
    ];
    writeWhole(svg, plotSweep(experiment, results, axis!, writeCommand(words)), force);
  }
  process.stdout.write(
    json
      ? `${JSON.stringify({ experiment, cells: results })}\n`
      : writeTable(experiment, results, process.stdout.columns ?? 100),
  );
  process.exitCode = exitCodeOf(results);
}

/** The command that anyone can give: a picture is the same wherever it was played. */
function withoutServer(words: readonly string[]): string[] {
  return words.filter(
    (word, index) => word !== '--server' && words[index - 1] !== '--server' && !word.startsWith('--server='),
  );
}

/** Checks before play that the output can be written. */
function checkTargets(files: { csv: string | undefined; svg: string | undefined }, force: boolean): void {
  const faults = Object.entries(files).flatMap(([option, file]) => {
    const fault = file === undefined ? undefined : targetFault(file, force);
    return fault === undefined ? [] : [`--${option}: ${fault}`];
  });
  if (files.csv !== undefined && files.csv === files.svg) faults.push('--csv, --svg: two files cannot have one name');
  if (faults.length > 0) throw new InputFault(faults);
}

function checkPicture(experiment: Experiment, x: string | undefined): SweepAxis {
  const axis = axisOf(experiment, x);
  const lines = countLines(experiment, axis);
  if (lines > MAX_LINES) throw new InputFault([`--svg: would have ${lines} lines; it shows at most ${MAX_LINES}`]);
  return axis;
}

function writeCsv(experiment: Experiment, results: readonly CellResult[]): string {
  return csvHeader(experiment) + results.map((result) => csvRows(experiment, result)).join('');
}
