import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALLOWED_ARROWS, COMMON_FILES, findCircles, findUpward, readArrows } from './arrows.ts';

/** The house rules that matter. Each says what to do instead. */

const root = resolve(import.meta.dirname, '..');
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
const files = listed
  .toString()
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const code = files.filter((file) => /\.tsx?$/.test(file));
const product = code.filter(
  (file) => /^(packages|apps)\/[^/]+\/src\//.test(file) && !/\.test\.tsx?$|\/testing/.test(file),
);
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** Imports of a file: packages by name, own files by their path from the root. */
function importsOf(file: string): string[] {
  const pattern =
    /^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return Array.from(textOf(file).matchAll(pattern), (match) => match[1] ?? match[2] ?? match[3]).map((name) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
  );
}

/** Every breach of a rule, as `file: what`. */
function breaches(among: string[], find: (file: string) => string[]): string[] {
  return among.flatMap((file) => find(file).map((what) => `${file}: ${what}`));
}

const inside = (folder: string) => (file: string) => file.startsWith(`${folder}/`);
const under = (folder: string) => product.filter(inside(folder));

test.each([
  ['packages/kernel/src', [], 'the kernel imports nothing: bring the need to it as a parameter'],
  ['packages/api/src', ['@farol/kernel', 'leven', 'zod'], 'schemas, problems and limits know the kernel only'],
  ['packages/experiments/src', ['@farol/api', '@farol/kernel', 'zod'], 'designs know the schemas and the kernel only'],
  [
    'apps/dashboard/src',
    [
      '@farol/api',
      '@farol/experiments',
      '@farol/kernel',
      '@base-ui/react/',
      '@tanstack/',
      'eventsource-client',
      'lucide-react',
      'next',
      'react',
      'uqr',
    ],
    'the dashboard is a client of the API: no database, no Node, no second library for the same thing',
  ],
  [
    'apps/cli/src',
    ['@farol/api', '@farol/experiments', '@farol/kernel', 'commander', 'node:'],
    'the command line stands on the packages',
  ],
])('%s imports only what it may', (folder, allowed, instead) => {
  const found = breaches(under(folder), (file) =>
    importsOf(file).filter((name) => !inside(folder)(name) && !allowed.some((prefix) => name.startsWith(prefix))),
  );
  expect(found, instead).toEqual([]);
});

/** The launcher starts the backend: it reads the same settings, migrates the database and holds its writes. */
const LAUNCHER_IMPORTS = [
  'apps/backend/src/configuration.ts',
  'apps/backend/src/database/connection.ts',
  'apps/backend/src/database/disk-full.ts',
  'apps/backend/src/database/migrations.ts',
];

describe('the folders of the backend', () => {
  const arrows = readArrows(join(root, 'apps/backend/src'));

  test('import only what tests/arrows.ts allows', () => {
    const found = arrows.filter(({ from, to, imported }) =>
      to === '' ? from !== '' && !COMMON_FILES.includes(imported) : from !== '' && !ALLOWED_ARROWS[from]?.includes(to),
    );
    expect(
      found.map(({ file, imported }) => `${file}: ${imported}`),
      'move what both need to a lower folder, or pass it as a parameter',
    ).toEqual([]);
  });

  test('stand in one order, without circles', () => {
    const order = Object.keys(ALLOWED_ARROWS);
    const upward = order.flatMap((from, place) =>
      ALLOWED_ARROWS[from].filter((to) => !order.slice(0, place).includes(to)).map((to) => `${from} -> ${to}`),
    );
    expect([...upward, ...findUpward(arrows), ...findCircles(arrows)]).toEqual([]);
  });

  test('need every arrow that is allowed', () => {
    const unused = Object.entries(ALLOWED_ARROWS).flatMap(([from, allowed]) =>
      allowed
        .filter((to) => !arrows.some((arrow) => arrow.from === from && arrow.to === to))
        .map((to) => `${from} -> ${to}`),
    );
    expect(unused, 'remove it from ALLOWED_ARROWS').toEqual([]);
  });

  test('have every task in the table that threads load', () => {
    const defined = under('apps/backend/src').flatMap((file) =>
      Array.from(textOf(file).matchAll(/export const (\w+) = defineTask\(/g), ([, name]) => name),
    );
    const table = textOf('apps/backend/src/tasks.ts');
    expect(defined.length).toBeGreaterThan(5);
    expect(
      defined.filter((name) => !new RegExp(`^  ${name},$`, 'm').test(table)),
      'add a line to tasks.ts',
    ).toEqual([]);
  });
});

test('nothing imports another app', () => {
  const found = breaches(product, (file) => {
    const app = /^apps\/[^/]+\//.exec(file)?.[0];
    const allowed = app === 'apps/launcher/' ? LAUNCHER_IMPORTS : [];
    return importsOf(file).filter(
      (name) => name.startsWith('apps/') && !(app !== undefined && name.startsWith(app)) && !allowed.includes(name),
    );
  });
  expect(found, 'move what both need to packages/').toEqual([]);
});

test.each([
  [/\/routes\.ts$/, /^apps\/backend\/src\/app\.ts$/, 'only app.ts puts routes together: give the shared part a file'],
  [/\/jobs\.ts$/, /^apps\/backend\/src\/worker\.ts$/, 'only worker.ts runs jobs: give the shared part a file'],
])('imports of %s come from one place', (target, importer, instead) => {
  const found = breaches(
    under('apps/backend/src').filter((file) => !importer.test(file)),
    (file) => importsOf(file).filter((name) => target.test(name)),
  );
  expect(found, instead).toEqual([]);
});

test('queries do not call verbs', () => {
  const found = breaches(
    product.filter((file) => basename(file) === 'queries.ts'),
    (file) => importsOf(file).filter((name) => /\/(transitions|store-slice|enqueue-play|answer-once)\.ts$/.test(name)),
  );
  expect(found, 'a query reads or writes once; several steps are a verb that calls queries').toEqual([]);
});

const isComment = /^\s*(\/?\*|\/\/)/;

interface Ban {
  what: RegExp;
  where: (file: string) => boolean;
  instead: string;
}

const isIn =
  (...patterns: RegExp[]) =>
  (file: string) =>
    patterns.some((pattern) => pattern.test(file));
const kernel = (file: string) => product.includes(file) && file.startsWith('packages/kernel/');
const bans: Ban[] = [
  {
    what: /\bMath\.(random|exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|atan2?|sinh|cosh|tanh|cbrt|hypot)\b/,
    where: kernel,
    instead: 'random.ts draws, arithmetic.ts has exp and log: engines differ in the last bit of the others',
  },
  { what: /\bDate\b|\bperformance\b|\bprocess\b/, where: kernel, instead: 'a history depends on its manifest alone' },
  {
    what: /\bprocess\.env\b/,
    where: (file) =>
      product.includes(file) &&
      !/configuration\.ts$|^apps\/cli\/src\/(index|terminal)\.ts$|^apps\/launcher\//.test(file),
    instead: 'configuration.ts reads and checks the environment; the launcher passes its own on to its children',
  },
  {
    what: /\bconsole\./,
    where: isIn(/^packages\/.*\/src\//, /^apps\/(backend|dashboard)\/src\//),
    instead: 'the log (log.ts) is structured',
  },
  { what: /\.(only|skip|todo|fails)\(|\bskipIf\(/, where: isIn(/\.test\.ts$/), instead: 'a test runs, or goes' },
  {
    what: /\boutput: \//,
    where: isIn(/\.test\.ts$/),
    instead:
      'expect.stringMatching(…): toMatchObject takes a pattern for an object without fields, which all texts match',
  },
  { what: /@ts-(ignore|expect-error|nocheck)|\bas any\b/, where: isIn(/\.tsx?$/), instead: 'say the type' },
  {
    what: /\b(enum|namespace)\s+[A-Z]\w*\s*\{/,
    where: isIn(/\.ts$/),
    instead: 'a const object: Node runs these files by taking the types away',
  },
  {
    what: /registry\.npmjs|deb\.debian\.org|docker\.io\//,
    where: (file) => /\.(ts|json|sh|yml|yaml|md)$|Dockerfile|^\.ci\//.test(file),
    instead: 'the machine knows its registries',
  },
  {
    what: /(^|[\s'"(=:])\/(root|home\/\w+|work)\//,
    where: (file) => !/\.(svg|txt|sql)$/.test(file),
    instead: 'a relative path',
  },
];

test.each(bans.map((ban) => [String(ban.what), ban] as const))('nobody writes %s', (_, { what, where, instead }) => {
  const self = 'tests/tidy.test.ts';
  const found = breaches(
    files.filter((file) => file !== self && file !== 'pnpm-lock.yaml' && extname(file) !== '.png' && where(file)),
    (file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, index) =>
          what.test(line) && !isComment.test(line) ? [`${index + 1}: ${line.trim().slice(0, 100)}`] : [],
        ),
  );
  expect(found, instead).toEqual([]);
});

test('casts that hide a type stay few', () => {
  const casts = breaches(product, (file) => textOf(file).match(/\bas (never|unknown as)\b/g) ?? []);
  expect(casts.length, `say the type instead:\n${casts.join('\n')}`).toBeLessThanOrEqual(5);
});

test('comments open with a noun or a verb', () => {
  const opener = /^\s*(?:\/\*\*|\*) (?:What|Who|Whoever|Whom|Whose|Whatever|Whichever|Whether)\b.*/gm;
  expect(breaches(code, (file) => textOf(file).match(opener) ?? [])).toEqual([]);
});

test('files are named after what they are', () => {
  const vague = code.filter((file) => /(^|\/)(utils?|helpers?|common|misc|managers?|services?)(\.|\/)/.test(file));
  const notKebab = code.filter(
    (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|science|chaos|browser|docker|d))*\.tsx?$/.test(basename(file)),
  );
  expect([...vague, ...notKebab], 'kebab-case, and a noun of the field').toEqual([]);
});

test('every strategy and every kind of game is in docs/model.md', () => {
  const model = textOf('docs/model.md');
  const ids = [...textOf('packages/kernel/src/strategies/catalogue.ts').matchAll(/from '\.\/([\w-]+)\.ts'/g)]
    .map(([, id]) => id)
    .filter((id) => id !== 'strategy');
  expect(ids.length).toBeGreaterThan(5);
  expect(ids.filter((id) => !model.includes(`\`${id}\``))).toEqual([]);
});

test('every environment variable is in .env.example', () => {
  const names = ['configuration.ts', 'account-settings.ts'].flatMap((file) =>
    Array.from(textOf(`apps/backend/src/${file}`).matchAll(/^ {2}([A-Z][A-Z_]+):/gm), ([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !textOf('.env.example').includes(`${name}=`))).toEqual([]);
});

test.each([
  ['ARCHITECTURE.md', 1500],
  ['docs/model.md', 4000],
])('%s has at most %i words', (file, most) => {
  expect(textOf(file).split(/\s+/).length).toBeLessThanOrEqual(most);
});

test('every promise of SECURITY.md names a test', () => {
  const rows = textOf('SECURITY.md')
    .split('## Promises')[1]
    .match(/^\| (?!promise|---).*$/gm)!;
  const found = rows.filter((row) => !existsSync(join(root, /`([^`]+\.test\.ts)` \|$/.exec(row)?.[1] ?? '-')));
  expect(rows.length).toBeGreaterThan(10);
  expect(found).toEqual([]);
});

test('links between documents lead somewhere', () => {
  const found = breaches(
    files.filter((file) => file.endsWith('.md')),
    (file) =>
      Array.from(textOf(file).matchAll(/\]\((?!<?https?:|#|mailto:)([^)#\s]+)/g), ([, target]) => target).filter(
        (target) => !existsSync(resolve(root, dirname(file), target)),
      ),
  );
  expect(found).toEqual([]);
});
