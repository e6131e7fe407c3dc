import type { Citation, Game } from '@farol/api';
import { formatCount } from '../../design/figures.ts';

/** The version of Farol whose CITATION.cff this is. */
const VERSION = '0.1.0';

/** A sentence about the citation that a game was opened from. */
export function openedWords({ rounds, digest, isVerified }: NonNullable<Game['citation']>): string {
  const opened = `This game was opened from a citation of ${formatCount(rounds)} rounds`;
  if (isVerified === null) return `${opened}. Their digest is compared when they are played.`;
  return isVerified
    ? `${opened}: verified, bit for bit.`
    : `${opened}, and differs: the citation has the digest ${digest}.`;
}

/** Letters that mean something to TeX, as commands. BibTeX counts braces, also those after a backslash. */
const TEX_COMMANDS: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '^': String.raw`\textasciicircum{}`,
  '~': String.raw`\textasciitilde{}`,
  '{': String.raw`\textbraceleft{}`,
  '}': String.raw`\textbraceright{}`,
};

const escapeTex = (text: string) => text.replace(/[\\{}$&#%_^~]/g, (letter) => TEX_COMMANDS[letter] ?? `\\${letter}`);

/** A game as an entry of BibTeX: with the manifest beside it anyone can play it again and compare the digest. */
export function bibtexOf({ id, name, createdAt }: Game, { manifest, rounds, digest }: Citation): string {
  const fields = {
    title: `{${escapeTex(name)}}`,
    author: '{The Farol authors}',
    year: createdAt.slice(0, 4),
    version: `${VERSION}, engine ${manifest.engine}`,
    howpublished: 'Game of Farol, a laboratory for crowd games',
    note: `Rules: ${escapeTex(manifest.rules.kind)}; seed: ${manifest.seed}; rounds: ${rounds}; SHA-256 digest: ${digest}`,
  };
  const lines = Object.entries(fields).map(([field, value]) => `  ${field.padEnd(12)} = {${value}},`);
  return `@misc{farol-${id.slice(-12)},\n${lines.join('\n')}\n}\n`;
}
