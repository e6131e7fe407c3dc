import type { Citation, Game } from '@farol/api';

/** The version of Farol whose CITATION.cff this is. */
const VERSION = '0.1.0';

/** Letters that mean something to TeX, so that it prints them. */
const escapeTex = (text: string) =>
  text.replace(/[\\{}$&#%_^~]/g, (letter) => {
    if (letter === '\\') return String.raw`\textbackslash{}`;
    if (letter === '^') return String.raw`\textasciicircum{}`;
    if (letter === '~') return String.raw`\textasciitilde{}`;
    return `\\${letter}`;
  });

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
