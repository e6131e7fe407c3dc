import { fieldErrorsOf } from '@farol/api';
import { designIn, designSchema } from '@farol/experiments';
import { Refusal } from '../../api/words.ts';
import type { Design } from '../design.ts';
import { type Draft, draftOf } from './draft.ts';

/** Far more than the largest design. */
const MAX_BYTES = 16_000_000;

/** The form of a design in a file: of the design itself, or of an experiment that has it. */
export async function readDesign(file: Pick<File, 'size' | 'text'>): Promise<Draft> {
  if (file.size > MAX_BYTES) throw new Refusal('This file is larger than any design: it is another one.');
  const content = parseObject(await file.text());
  if ('manifest' in content || 'engine' in content) {
    throw new Refusal('This is a game, not the design of an experiment: the page “Verify” opens it.');
  }
  const design = designIn(content);
  const { error } = designSchema.safeParse(design);
  if (error) {
    const faults = fieldErrorsOf(error).map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
    const more = faults.length > 5 ? `; and ${faults.length - 5} more` : '';
    throw new Refusal(`This is not a design that can be played: ${faults.slice(0, 5).join('; ')}${more}.`);
  }
  const { base, ...others } = design as Design;
  return draftOf({ ...others, base: { ...base, agents: base.agents ?? [] } });
}

function parseObject(text: string): object {
  try {
    const content = JSON.parse(text) as unknown;
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content;
  } catch {
    throw new Refusal('This is not JSON: the design of an experiment is, as its page saves it.');
  }
  throw new Refusal('This JSON is not a design: it must be an object with a base, factors and replicates.');
}
