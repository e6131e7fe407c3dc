import { type Manifest, playFault } from '@farol/kernel';
import { type Citation, citationSchema, fieldErrorsOf } from '@farol/api';
import { readNumber } from './assignments.ts';
import { InputFault } from './faults.ts';
import { readObject } from './read-object.ts';

const FIELDS = ['manifest', 'rounds', 'digest'] as const;

/** Values that a manifest alone does not contain. */
export interface Claims {
  rounds?: string;
  digest?: string;
}

export const isManifestAlone = (content: object) =>
  'engine' in content && 'rules' in content && !('manifest' in content);

/** The file's content, or the manifest that it is completed by what the command line claims of it. */
function complete(file: string, content: object, { rounds, digest }: Claims): object {
  const isManifest = isManifestAlone(content);
  if (isManifest && rounds !== undefined && digest !== undefined) {
    return { manifest: content, rounds: readNumber(rounds), digest };
  }
  if (isManifest) {
    throw new InputFault([
      `${file}: is a manifest alone: pass --rounds and --digest too, or a file with ${FIELDS.join(', ')}, as farol run --manifest writes it`,
    ]);
  }
  if (rounds !== undefined || digest !== undefined) {
    throw new InputFault([`--rounds, --digest: are for a manifest alone; ${file} must say them itself`]);
  }
  const missing = FIELDS.filter((field) => !(field in content));
  if (missing.length === 0) return content;
  throw new InputFault([
    `${file}: lacks ${missing.join(', ')}: it must have ${FIELDS.join(', ')}, as farol run --manifest writes it`,
  ]);
}

/** The reason why this many rounds cannot be played, with all joins and leaves; undefined if they can. */
function faultWithin(manifest: Manifest, rounds: number): string | undefined {
  const changes = new Set([0, ...manifest.agents.flatMap(({ joins, leaves }) => [joins, leaves ?? 0])]);
  for (const round of [...changes].toSorted((a, b) => a - b)) {
    const fault = round < rounds ? playFault(manifest, round) : undefined;
    if (fault !== undefined) return `after ${round} rounds the game ${fault}`;
  }
  return undefined;
}

/** Reads what a file, or `-` for the standard input, says of a game, and checks that it can be played. */
export async function readCitation(file: string, claims: Claims): Promise<Citation> {
  const content = complete(file, await readObject(file, `with ${FIELDS.join(', ')}`), claims);
  const { data, error } = citationSchema.safeParse(content);
  if (!data) {
    throw new InputFault(
      fieldErrorsOf(error).map(({ field, message }) => `${file}: ${field && `${field}: `}${message}`),
    );
  }
  const fault = faultWithin(data.manifest, data.rounds);
  if (fault !== undefined) throw new InputFault([`${file}: ${fault}`]);
  return data;
}
