import { type Factor, type Level, strictObject } from '@farol/api';
import { z } from 'zod';
import { MAX_LEVELS, rangeLevels } from './levels.ts';

/** Paths that one factor may move together. */
const MAX_JOINT_PATHS = 10;

const FINITE = 'must be a number';
const LEVELS = `must be a list of 1 to ${MAX_LEVELS} values`;
const STEPS = `must be a whole number from 2 to ${MAX_LEVELS}`;
const LEVEL = 'must be a number, a text or a list of numbers or points';
const PATH = 'must be a path such as "rules.capacity" or "agents[0].params.memory"';
const PATHS = `must be a list of 2 to ${MAX_JOINT_PATHS} different paths: ["agents[0].count", "agents[1].count"]`;
const ROUND = 'must be true or "odd"';
const FORMS = 'needs its values, or from, to and step, or from, to and steps';
const WHICH_PATH = 'needs a path, or the paths that move together';

const levelSchema: z.ZodType<Level, Level> = z.union(
  [
    z.number(FINITE),
    z.string().max(1000, 'must be at most 1000 characters'),
    z.array(z.union([z.number(), z.array(z.number()).max(2)])).max(1000),
  ],
  { error: LEVEL },
);
const rowSchema = z.array(levelSchema).max(MAX_JOINT_PATHS);
const pathSchema = z.string({ error: PATH });

const fields = {
  path: pathSchema.optional().meta({
    description: 'the value that varies, such as rules.capacity, agents[0].count, agents[0].params.memory or rounds',
  }),
  paths: z
    .array(pathSchema, PATHS)
    .min(2, PATHS)
    .max(MAX_JOINT_PATHS, PATHS)
    .refine((paths) => new Set(paths).size === paths.length, PATHS)
    .optional()
    .meta({ description: 'instead of path: values that move together, as the rows of `values` say' }),
  values: z
    .array(z.union([levelSchema, rowSchema], { error: LEVEL }), LEVELS)
    .min(1, LEVELS)
    .max(MAX_LEVELS, LEVELS)
    .optional()
    .meta({ description: 'the levels; with paths a row for each, such as [[100, 0], [90, 10]]' }),
  from: z.number(FINITE).optional(),
  to: z.number(FINITE).optional(),
  step: z.number(FINITE).positive('must be above 0').optional(),
  steps: z
    .int(STEPS)
    .min(2, STEPS)
    .max(MAX_LEVELS, STEPS)
    .optional()
    .meta({ description: 'how many levels, both ends among them' }),
  scale: z.enum(['linear', 'log'], 'must be "linear" or "log"').optional(),
  round: z
    .union([z.literal(true), z.literal('odd')], ROUND)
    .optional()
    .meta({ description: 'true: levels become whole numbers; "odd": odd ones' }),
};

interface Fault {
  field?: string;
  message: string;
}
type Given = z.infer<z.ZodObject<typeof fields>>;

/** The first value that stands twice. */
function twinFault(values: readonly unknown[]): Fault | undefined {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    const text = JSON.stringify(value);
    if (seen.has(text)) {
      return { field: 'values', message: `has ${text.slice(0, 50)} twice, again as value ${index + 1}` };
    }
    seen.add(text);
  }
  return undefined;
}

function jointFactor({ path, paths, values, scale = 'linear', ...range }: Given): Factor | Fault {
  if (path !== undefined) return { message: 'has path and paths: leave one of them out' };
  if (values === undefined || Object.values(range).some((field) => field !== undefined)) {
    return { message: 'has paths, so it needs values, a row for each level, and no range' };
  }
  const rows: Level[][] = [];
  for (const [index, value] of values.entries()) {
    if (!Array.isArray(value) || value.length !== paths!.length) {
      const message = `needs ${paths!.length} levels in each row, one for each path; value ${index + 1} is ${JSON.stringify(value).slice(0, 50)}`;
      return { field: 'values', message };
    }
    rows.push(value);
  }
  return twinFault(rows) ?? { paths: paths!, values: rows, scale };
}

function pathFactor(path: string, { values, from, to, step, steps, scale = 'linear', round }: Given): Factor | Fault {
  if (values !== undefined) {
    if ([from, to, step, steps, round].some((field) => field !== undefined)) {
      return { message: `has values, so it takes no from, to, step, steps or round` };
    }
    const { data, error } = z.array(levelSchema).safeParse(values);
    if (!data) return { field: 'values', message: `value ${Number(error.issues[0].path[0]) + 1} ${LEVEL}` };
    return twinFault(data) ?? { path, values: data, scale };
  }
  if (from === undefined || to === undefined || (step === undefined) === (steps === undefined)) {
    return { message: FORMS };
  }
  const levels = rangeLevels({ from, to, step, steps, scale, round });
  return 'message' in levels ? levels : { path, values: levels, scale };
}

function readFactor(given: Given): Factor | Fault {
  if (given.paths !== undefined) return jointFactor(given);
  return given.path === undefined ? { message: WHICH_PATH } : pathFactor(given.path, given);
}

/** One factor; parsing gives all its levels, and accepts its own result unchanged. */
export const factorSchema = strictObject(fields).transform((given, context): Factor => {
  const factor = readFactor(given);
  if (!('message' in factor)) return factor;
  const { field, message } = factor;
  context.issues.push({ code: 'custom', path: field === undefined ? [] : [field], message, input: undefined });
  return { path: given.path ?? '', values: [], scale: 'linear' };
});
