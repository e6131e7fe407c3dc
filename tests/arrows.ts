import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * Imports between the folders of a source tree, as arrows. `node tests/arrows.ts [FOLDER]` prints them for
 * apps/backend/src, with the number of upward arrows and of circles.
 */

/**
 * Folders of apps/backend/src and the folders that each may import, lower folders first. A folder imports only folders
 * above its own line, so there are no circles. Two arrows between nouns stay because the alternative is a copy:
 * experiments use the Parquet writer of exports and the worker count of operations.
 */
export const ALLOWED_ARROWS: Readonly<Record<string, readonly string[]>> = {
  database: [],
  threads: [],
  owners: ['database'],
  series: ['database'],
  http: ['database', 'owners', 'threads'],
  catalogues: ['http'],
  health: ['database', 'http', 'threads'],
  operations: ['database', 'http'],
  games: ['database', 'threads', 'owners', 'series', 'http'],
  agents: ['database', 'threads', 'series', 'http', 'games'],
  rounds: ['database', 'threads', 'owners', 'series', 'http', 'games'],
  analytics: ['database', 'threads', 'series', 'http', 'games'],
  events: ['database', 'owners', 'http', 'games', 'analytics'],
  exports: ['database', 'series', 'http', 'games'],
  experiments: ['database', 'threads', 'owners', 'series', 'http', 'operations', 'games', 'exports'],
  accounts: ['database', 'threads', 'owners', 'series', 'http', 'games', 'experiments'],
  sharing: ['database', 'owners', 'http', 'accounts', 'games', 'experiments'],
};

/** Files of the top level that every folder may import: they import no folder of a noun. */
export const COMMON_FILES = [
  'account-settings.ts',
  'configuration.ts',
  'metrics.ts',
  'queue.ts',
  'tools.ts',
  'version.ts',
];

export interface Arrow {
  /** The importing and the imported file, relative to the tree. */
  file: string;
  imported: string;
  /** Their folders; '' is the top level. */
  from: string;
  to: string;
}

const IMPORT = /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"](\.[^'"]+)['"]/gm;

const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

/** Arrows between the folders of a tree, without tests. */
export function readArrows(tree: string): Arrow[] {
  const files = readdirSync(tree, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)testing/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(tree, file), 'utf8');
    return Array.from(text.matchAll(IMPORT), ([, name]) => {
      const imported = relative(tree, resolve(tree, dirname(file), name));
      return { file, imported, from: folderOf(file), to: folderOf(imported) };
    }).filter(({ from, to, imported }) => from !== to && !imported.startsWith('..'));
  });
}

const nameOf = ({ from, to }: Arrow) => `${from} -> ${to}`;

/** Arrows from a folder to one that is not below it; types count too. */
export function findUpward(arrows: readonly Arrow[]): string[] {
  const order = Object.keys(ALLOWED_ARROWS);
  const upward = arrows.filter(({ from, to }) => from !== '' && to !== '' && order.indexOf(to) >= order.indexOf(from));
  return [...new Set(upward.map(nameOf))];
}

/** Pairs of folders that import each other. Without upward arrows there is no longer circle either. */
export function findCircles(arrows: readonly Arrow[]): string[] {
  const names = new Set(arrows.map(nameOf));
  const back = ({ from, to }: Arrow) => names.has(`${to} -> ${from}`) && from < to && from !== '';
  return [...new Set(arrows.filter(back).map(({ from, to }) => `${from} <-> ${to}`))];
}

if (import.meta.main) {
  const tree = resolve(process.argv[2] ?? join(import.meta.dirname, '../apps/backend/src'));
  const arrows = readArrows(tree);
  const upward = findUpward(arrows);
  const circles = findCircles(arrows);
  const names = new Set(arrows.filter(({ from, to }) => from !== '' && to !== '').map(nameOf));
  console.log([...names].toSorted().join('\n'));
  console.log(`${upward.length} upward: ${upward.join(', ')}`);
  console.log(`${circles.length} circles: ${circles.join(', ')}`);
}
