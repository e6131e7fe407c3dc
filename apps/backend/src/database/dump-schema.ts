import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { runSql } from './run-sql.ts';

/** The generated files, each with the function that writes it from a migrated database; `pnpm schema` writes all. */
export const SCHEMA_FILES = { 'schema.sql': dumpSchema, 'schema.ts': generateTypes } as const;

const TYPES = `
  SELECT format('CREATE TYPE %I AS ENUM (%s);', typname,
    string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)) AS statement
  FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid
  WHERE typnamespace = 'public'::regnamespace
  GROUP BY typname ORDER BY typname`;

const FUNCTIONS = `
  SELECT trim(trailing E'\\n' from pg_get_functiondef(oid)) || ';' AS statement
  FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname`;

// Columns as they were declared, then constraints, the primary key first; Kysely's own tables are left out.
const TABLES = `
  SELECT format(E'CREATE %sTABLE %I (\\n  %s\\n);', CASE relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, relname, concat_ws(E',\\n  ', columns, constraints)) ||
    coalesce(E'\\n' || indexes, '') AS statement
  FROM pg_class
  CROSS JOIN LATERAL (
    SELECT string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)) ||
      CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END ||
      CASE
        WHEN attidentity = 'a' THEN ' GENERATED ALWAYS AS IDENTITY'
        WHEN adbin IS NULL THEN ''
        WHEN attgenerated = 's' THEN format(' GENERATED ALWAYS AS (%s) STORED', pg_get_expr(adbin, adrelid))
        ELSE ' DEFAULT ' || pg_get_expr(adbin, adrelid)
      END,
      E',\\n  ' ORDER BY attnum) AS columns
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
  ) AS of_columns
  CROSS JOIN LATERAL (
    SELECT string_agg(format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)),
      E',\\n  ' ORDER BY array_position('{p,u,f,c,x}', contype::text), conname) AS constraints
    FROM pg_constraint WHERE conrelid = pg_class.oid AND contype IN ('p', 'u', 'f', 'c', 'x')
  ) AS of_constraints
  CROSS JOIN LATERAL (
    SELECT string_agg(pg_get_indexdef(indexrelid) || ';', E'\\n' ORDER BY indexrelid::regclass::text) AS indexes
    FROM pg_index WHERE indrelid = pg_class.oid
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
  ) AS of_indexes
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE 'kysely%'
  ORDER BY relname`;

const TRIGGERS = `
  SELECT string_agg(pg_get_triggerdef(oid) || ';', E'\\n' ORDER BY tgname) AS statement
  FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass::text NOT LIKE '%.%'
  HAVING count(*) > 0`;

/** The types, functions, tables, indexes and triggers of schema public as SQL, in an order independent of their history. */
async function dumpSchema(databaseUrl: string): Promise<string> {
  const statements: string[] = [];
  for (const query of [TYPES, FUNCTIONS, TABLES, TRIGGERS]) {
    for (const { statement } of await runSql(databaseUrl, query)) {
      statements.push(String(statement).replaceAll('public.', ''));
    }
  }
  return `-- What all migrations lead to; \`pnpm schema\` writes it.\n\n${statements.join('\n\n')}\n`;
}

/** The row types of all tables, by kysely-codegen. */
async function generateTypes(databaseUrl: string): Promise<string> {
  const codegen = createRequire(import.meta.url).resolve('kysely-codegen/dist/cli/bin.js');
  const backend = resolve(import.meta.dirname, '../..');
  const directory = await mkdtemp(join(tmpdir(), 'farol-schema-'));
  const file = join(directory, 'schema.ts');
  try {
    const config = join(backend, '.kysely-codegenrc.json');
    const args = [codegen, '--config-file', config, '--url', databaseUrl, '--out-file', file];
    await promisify(execFile)(process.execPath, args, { cwd: backend });
    return await readFile(file, 'utf8');
  } finally {
    await rm(directory, { recursive: true });
  }
}
