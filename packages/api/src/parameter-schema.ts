import { curveFault, faultOf, MAX_PAYOFF, type Parameter, type Parameters } from '@farol/kernel';
import { z } from 'zod';
import { strictObject } from './strict-object.ts';

const point = z.tuple([
  z.number().meta({ description: 'n, larger than that of the point before' }),
  z.number().min(-MAX_PAYOFF).max(MAX_PAYOFF).meta({ description: 'the payoff at n' }),
]);
const curve = z.union([z.string(), z.array(point)], {
  error: ({ input }) =>
    (Array.isArray(input) ? curveFault(input) : undefined) ??
    'must be an expression over n and N such as "n <= 60 ? 1 : -1", or points [[n, payoff], …]',
});

function parameterSchema(parameter: Parameter) {
  const error = () => faultOf(parameter, undefined)!;
  switch (parameter.type) {
    case 'integer':
      return z.int({ error }).min(parameter.min, { error }).max(parameter.max, { error });
    case 'number':
      return z.number({ error }).min(parameter.min, { error }).max(parameter.max, { error });
    case 'choice':
      return z.enum(parameter.options as [string, ...string[]], { error });
    case 'curve':
      return curve.superRefine((value, context) => {
        const fault = curveFault(value);
        if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
      });
  }
}

/** Each parameter of a catalogue entry as an optional field of an object. */
export function parameterShape(parameters: Parameters): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      parameterSchema(parameter)
        .optional()
        .meta({ description: describeParameter(parameter) }),
    ]),
  );
}

function describeParameter(parameter: Parameter): string {
  const per = 'per' in parameter && parameter.per ? ` for ${parameter.per} agents, in proportion for others` : '';
  const range = parameter.type === 'curve' ? `; payoffs from -${MAX_PAYOFF} to ${MAX_PAYOFF}` : '';
  return `${parameter.about}; default ${JSON.stringify(parameter.default)}${per}${range}`;
}

/** An object of a catalogue entry's parameters, all optional. */
export function parametersSchema(parameters: Parameters) {
  return strictObject(parameterShape(parameters));
}
