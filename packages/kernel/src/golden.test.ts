import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Game } from './game.ts';
import { outcomeAt } from './cohort.ts';
import { agentsAfter, type Manifest } from './manifest.ts';
import { rulesOf } from './rules/catalogue.ts';
import { STRATEGIES } from './strategies/catalogue.ts';

/**
 * Golden histories: each file of golden/ holds a manifest and what comes of it, so that a change of behaviour shows
 * as a diff. A new one is a file with a manifest and nothing after it, completed by UPDATE_GOLDEN=1.
 */
const GOLDEN = new URL('../golden/', import.meta.url);
const DIGESTED_ROUNDS = [1, 10, 1000, 4096, 10_000];
const SHOWN_ROUNDS = 30;
const SHOWN_AGENTS = 12;

const UPDATE = 'UPDATE_GOLDEN=1 pnpm exec vitest run packages/kernel/src/golden.test.ts';
const updates = process.env.UPDATE_GOLDEN === '1';

function showDigests(manifest: Manifest): string {
  const game = new Game(manifest);
  const lines = DIGESTED_ROUNDS.map((rounds) => {
    game.play(rounds - game.round);
    return `${String(rounds).padStart(6)}  ${game.digest}`;
  });
  return ['rounds  digest', ...lines].join('\n');
}

/** One line a round: the choices of the first few agents of each entry, and dots while they are not in the game. */
function showRounds(manifest: Manifest): string {
  const game = new Game(manifest);
  const { curves } = rulesOf(manifest.rules.kind);
  const lines = Array.from({ length: SHOWN_ROUNDS }, (_, round) => {
    const attendance = game.play(1)[0];
    const outcome = outcomeAt(curves(manifest.rules, agentsAfter(manifest, round)), attendance);
    const agents = game.agents();
    let room = SHOWN_AGENTS;
    const choices = manifest.agents.map(({ count }, index) => {
      const shown = Math.min(count, room);
      room -= shown;
      return agents.get(index)?.choices.subarray(0, shown).join('') ?? '.'.repeat(shown);
    });
    const columns = [String(round + 1).padStart(5), String(attendance).padStart(10), String(outcome).padStart(7)];
    return [...columns, ...choices].join('  ').trimEnd();
  });
  return ['round  attendance  outcome  choices', ...lines].join('\n');
}

/** JSON with a line for each field and each entry. */
function showManifest({ agents, ...fields }: Manifest): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const entries = agents.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  return ['{', ...lines, `  "agents": [\n${entries}\n  ]`, '}'].join('\n');
}

function renderGolden(manifest: Manifest): string {
  return `${showManifest(manifest)}\n\n${showDigests(manifest)}\n\n${showRounds(manifest)}\n`;
}

const names = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

test.each(names)('%s plays as recorded', (name) => {
  const path = new URL(`${name}.txt`, GOLDEN);
  const recorded = readFileSync(path, 'utf8');
  const [manifest] = recorded.split('\n\n', 1);
  const played = renderGolden(JSON.parse(manifest) as Manifest);
  if (updates) writeFileSync(path, played);
  else expect(played, `${name} plays otherwise than recorded; if that is meant: ${UPDATE}`).toBe(recorded);
});

test('every strategy has a golden history', () => {
  const played = names.map((name) => {
    const [manifest] = readFileSync(new URL(`${name}.txt`, GOLDEN), 'utf8').split('\n\n', 1);
    return (JSON.parse(manifest) as Manifest).agents.map(({ strategy }) => strategy);
  });
  expect(STRATEGIES.map(({ id }) => id).filter((id) => !played.flat().includes(id))).toEqual([]);
});
