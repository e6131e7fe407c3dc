import type { Command } from 'commander';
import { InputFault } from './faults.ts';
import { targetFault, writeWhole } from './files.ts';
import { type Measurement, measureGame } from './measure.ts';
import { plotMeasurement } from './plot.ts';
import { reportJson, writeReport } from './report.ts';
import { planRun, type RunOptions } from './run-plan.ts';
import { writeCommand } from './shell-words.ts';

interface Options extends RunOptions {
  json?: boolean;
  manifest?: string;
  svg?: string;
  force?: boolean;
}

const collect = (text: string, before: string[] = []) => [...before, text];

const EXAMPLES = `
Examples:
  farol run el-farol --agents 100 --rounds 1000 --seed 1
  farol run minority --agents 301 --param memory=8 --transient 2000 --rounds 10000
  farol run el-farol --agents "95 arthur predictors=12" --agents "5 always" --rule capacity=50
  farol run curves --rule "go=n <= 0.6 * N ? 1 : -1" --rule stay=0 --svg attendance.svg`;

export function addRun(program: Command): void {
  program
    .command('run')
    .description('play a game and describe what came of it')
    .argument('<kind>', 'the rules; see farol rules')
    .option(
      '--agents <agents>',
      'COUNT, or "COUNT STRATEGY [NAME=VALUE …]"; may be repeated; default 100, or 101 of minority and majority',
      collect,
    )
    .option(
      '--strategy <strategy>',
      'of agents given by their COUNT alone; default arthur, or tables; see farol strategies',
    )
    .option('--param <name=value>', 'a parameter of that strategy; may be repeated', collect)
    .option('--rule <name=value>', 'a parameter of the rules; may be repeated', collect)
    .option('--rounds <count>', 'how many to play', '1000')
    .option('--transient <count>', 'first rounds that the statistics leave out', '0')
    .option('--seed <seed>', 'from 0 to 18446744073709551615; drawn when left out')
    .option('--information <kind>', 'what agents see: attendance, own-payoff or random', 'attendance')
    .option('--json', 'write one JSON object')
    .option('--manifest <file>', 'write what it takes to verify the game elsewhere')
    .option('--svg <file>', 'write a picture of the last rounds')
    .option('--force', 'replace files that exist')
    .addHelpText('after', EXAMPLES)
    .action(run);
}

async function run(kind: string, options: Options): Promise<void> {
  const { json, manifest, svg, force = false } = options;
  const plan = planRun(kind, options);
  checkTargets({ manifest, svg }, force);
  const measurement = await measureGame(plan);
  process.stdout.write(
    json ? `${JSON.stringify(reportJson(measurement))}\n` : writeReport(measurement, process.stdout.columns ?? 80),
  );
  if (manifest !== undefined) writeWhole(manifest, writeCitation(measurement), force);
  if (svg !== undefined) {
    const { seed } = plan.manifest;
    const words = [...process.argv.slice(2), ...(options.seed === undefined ? ['--seed', seed] : [])];
    writeWhole(svg, plotMeasurement(measurement, writeCommand(words)), force);
  }
}

/** A long game that cannot be written in the end would be a pity. */
function checkTargets(files: { manifest: string | undefined; svg: string | undefined }, force: boolean): void {
  const faults = Object.entries(files).flatMap(([option, file]) => {
    const fault = file === undefined ? undefined : targetFault(file, force);
    return fault === undefined ? [] : [`--${option}: ${fault}`];
  });
  if (files.manifest !== undefined && files.manifest === files.svg) {
    faults.push('--manifest, --svg: two files cannot have one name');
  }
  if (faults.length > 0) throw new InputFault(faults);
}

function writeCitation({ plan: { manifest, rounds }, digest }: Measurement): string {
  return `${JSON.stringify({ manifest, rounds, digest }, null, 2)}\n`;
}
