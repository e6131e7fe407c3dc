import { type Factor, strictObject } from '@farol/api';
import { exp, log } from '@farol/kernel';
import { z } from 'zod';

export const MAX_LEVELS = 10_000;

const FINITE = 'must be a number';
const LEVELS = `must be a list of 1 to ${MAX_LEVELS} values`;
const STEPS = `must be a whole number from 2 to ${MAX_LEVELS}`;
const LEVEL = 'must be a number, a text or a list of numbers or points';
const levelSchema = z.union(
  [
    z.number(FINITE),
    z.string().max(1000, 'must be at most 1000 characters'),
    z.array(z.union([z.number(), z.array(z.number()).max(2)])).max(1000),
  ],
  { error: LEVEL },
);

const ROUND = 'must be true or "odd"';

const FORMS = 'needs its values, or from, to and step, or from, to and steps';

/** The last bits of a step's sum or of a power say nothing; the same everywhere they would not be. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** from, from + step … up to `to`; a last step that misses it by rounding alone reaches it. */
function linearLevels(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => tidy(from + index * step));
}

/** `steps` levels with both ends, equally far apart or, on a log scale, in equal ratios. */
function spacedLevels(from: number, to: number, steps: number, scale: 'linear' | 'log'): number[] {
  const ratio = scale === 'log' ? log(to / from) : 0;
  return Array.from({ length: steps }, (_, index) => {
    if (index === 0) return from;
    if (index === steps - 1) return to;
    const share = index / (steps - 1);
    return tidy(scale === 'log' ? from * exp(share * ratio) : from + share * (to - from));
  });
}

/** To the nearest whole number, or the nearest odd one; of levels that fall together one is kept. */
function roundLevels(levels: number[], to: true | 'odd'): number[] {
  const rounded = levels.map((level) => (to === 'odd' ? 2 * Math.floor(level / 2) + 1 : Math.round(level)));
  return [...new Set(rounded)];
}

/** One factor; parsing gives all its levels, and what it gives is taken again as it is. */
export const factorSchema = strictObject({
  path: z
    .string({ error: 'must be a path such as "rules.capacity" or "agents[0].params.memory"' })
    .meta({ description: 'what varies, such as rules.capacity, agents[0].count, agents[0].params.memory or rounds' }),
  values: z.array(levelSchema, LEVELS).min(1, LEVELS).max(MAX_LEVELS, LEVELS).optional(),
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
}).transform(({ path, values, from, to, step, steps, scale = 'linear', round }, context): Factor => {
  const refuse = (field: string | undefined, message: string): Factor => {
    context.issues.push({ code: 'custom', path: field === undefined ? [] : [field], message, input: undefined });
    return { path, values: [], scale };
  };
  if (values !== undefined) {
    if ([from, to, step, steps, round].some((field) => field !== undefined)) {
      return refuse(undefined, `has values, so it takes no from, to, step, steps or round`);
    }
    const seen = new Set<string>();
    for (const [index, value] of values.entries()) {
      const text = JSON.stringify(value);
      if (seen.has(text)) return refuse('values', `has ${text.slice(0, 50)} twice, again as value ${index + 1}`);
      seen.add(text);
    }
    return { path, values, scale };
  }
  if (from === undefined || to === undefined || (step === undefined) === (steps === undefined)) {
    return refuse(undefined, FORMS);
  }
  if (!(from < to)) return refuse('to', `must be above from, ${from}`);
  if (scale === 'log' && step !== undefined) return refuse('step', 'a log scale takes steps, not a step');
  if (scale === 'log' && from <= 0) return refuse('from', 'must be above 0 on a log scale');
  if (step !== undefined && (to - from) / step >= MAX_LEVELS) {
    return refuse('step', `gives more than ${MAX_LEVELS} levels`);
  }
  const levels = step === undefined ? spacedLevels(from, to, steps!, scale) : linearLevels(from, to, step);
  return { path, values: round === undefined ? levels : roundLevels(levels, round), scale };
});
