import { isCrowded, type Stretch } from '@farol/kernel';
import type { Piece } from './read-window.ts';

/** A text format: a line for each round, of which only the round's number is not a function of attendance. */
export interface TextFormat {
  header: string;
  /** Text before the round's number. */
  start: string;
  /** Text after the round's number. */
  rest(attendance: number, agents: number, crowded: boolean | null, benefit: number): string;
}

export const CSV: TextFormat = {
  header: 'round,attendance,agents,crowded,benefit\n',
  start: '',
  rest: (attendance, agents, crowded, benefit) => `,${attendance},${agents},${crowded ?? ''},${benefit}\n`,
};

export const NDJSON: TextFormat = {
  header: '',
  start: '{"round":',
  rest: (attendance, agents, crowded, benefit) =>
    `,${JSON.stringify({ attendance, agents, crowded, benefit }).slice(1)}\n`,
};

/** Ends of lines are kept by attendance, for games of up to so many agents: 10 MB at most. */
const KEPT_ENDS = 100_000;

/** Lines as bytes, a chunk for each piece. */
export async function* writeText(format: TextFormat, pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  if (format.header !== '') yield Buffer.from(format.header);
  let stretch: Stretch | undefined;
  let ends: (string | undefined)[] = [];
  for await (const piece of pieces) {
    if (piece.stretch !== stretch) {
      ({ stretch } = piece);
      ends = Array.from({ length: Math.min(stretch.agents + 1, KEPT_ENDS) }, () => undefined);
    }
    const { agents } = stretch;
    let round = piece.from;
    let text = '';
    for (const attendance of piece.attendances) {
      let end = ends[attendance];
      if (end === undefined) {
        end = format.rest(attendance, agents, isCrowded(stretch, attendance), piece.benefit(attendance));
        if (attendance < KEPT_ENDS) ends[attendance] = end;
      }
      text += format.start + ++round + end;
    }
    yield Buffer.from(text, 'latin1');
  }
}
