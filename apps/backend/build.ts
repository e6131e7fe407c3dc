import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * Puts all that the backend needs to run into dist/: a few bundled files, the migrations, the documentation page's
 * assets, the licences of what is in it. The same source gives the same bytes; the embedded PostgreSQL is left out.
 *
 * node build.ts [DIRECTORY]
 */
const root = resolve(import.meta.dirname, '../..');
const source = join(import.meta.dirname, 'src');
const target = resolve(process.argv[2] ?? join(import.meta.dirname, 'dist'));
const require = createRequire(import.meta.url);

await rm(target, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['index.ts', 'worker.ts', 'migrate.ts', 'admin.ts', 'thread.ts'].map((file) => join(source, file)),
  entryNames: '[name]',
  outdir: target,
  bundle: true,
  // What the entries share is in one place; all files lie side by side, so that each finds what it opens beside it.
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  // Names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  // Packages written for require() find it.
  banner: {
    js: "import{createRequire as createRequireHere}from'node:module';const require=createRequireHere(import.meta.url);",
  },
  // A native driver that pg uses where it is installed.
  external: ['pg-native'],
  metafile: true,
  logLevel: 'warning',
});

await cp(join(source, 'database/migrations'), join(target, 'migrations'), { recursive: true });
await writeFile(join(target, 'package.json'), '{"type":"module"}\n');

const swaggerUi = dirname(require.resolve('swagger-ui-dist/package.json'));
const assets = join(target, 'node_modules/swagger-ui-dist');
await mkdir(assets, { recursive: true });
for (const file of ['package.json', 'swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) {
  await cp(join(swaggerUi, file), join(assets, file));
}

/** The folder of the package that a bundled file is from; undefined for our own. */
function packageOf(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** Name, version and licence of every package in the bundle. */
async function listLicences(): Promise<string> {
  const folders = [...new Set(Object.keys(metafile.inputs).map(packageOf))].filter((folder) => folder !== undefined);
  const parts = folders.toSorted().map(async (name) => {
    const folder = join(root, name);
    const { version, license, ...manifest } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
      license: string;
    };
    const file = (await readdir(folder)).toSorted().find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : `\n${await readFile(join(folder, file), 'utf8')}`;
    return `${manifest.name} ${version}: ${license}\n${text}`;
  });
  return (await Promise.all(parts)).join(`\n${'-'.repeat(80)}\n`);
}
await writeFile(join(target, 'LICENCES.txt'), await listLicences());

// A file's time is part of an image's layer.
const EPOCH = new Date(0);
for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
  await utimes(join(entry.parentPath, entry.name), EPOCH, EPOCH);
}
await utimes(target, EPOCH, EPOCH);

const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
console.log(
  `${relative('.', target) || '.'}: ${Object.keys(metafile.outputs).length} files, ${(bytes / 1e6).toFixed(1)} MB of code`,
);
