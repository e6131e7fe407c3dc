import { isCrowded } from '@farol/kernel';
import type { SchemaElement } from 'hyparquet-writer';
import { openParquet } from './open-parquet.ts';
import type { Piece } from './read-window.ts';

/** Rounds in a row group: large enough that the list of them at the file's end stays small. */
const GROUP_ROUNDS = 32_768;

const SCHEMA: SchemaElement[] = [
  { name: 'rounds', num_children: 5 },
  { name: 'round', type: 'INT64', repetition_type: 'REQUIRED' },
  { name: 'attendance', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'agents', type: 'INT32', repetition_type: 'REQUIRED' },
  { name: 'crowded', type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
  { name: 'benefit', type: 'DOUBLE', repetition_type: 'REQUIRED' },
];

/** The columns of a row group while it fills. */
function createGroup() {
  return {
    rows: 0,
    round: new BigInt64Array(GROUP_ROUNDS),
    attendance: new Int32Array(GROUP_ROUNDS),
    agents: new Int32Array(GROUP_ROUNDS),
    crowded: [] as (boolean | null)[],
    benefit: new Float64Array(GROUP_ROUNDS),
  };
}
type Group = ReturnType<typeof createGroup>;

/** Adds rounds of a piece from its `start`th on, as many as there is room for; says how many. */
function fillGroup(group: Group, { stretch, benefit, from, attendances }: Piece, start: number): number {
  const { agents } = stretch;
  const added = Math.min(attendances.length - start, GROUP_ROUNDS - group.rows);
  for (let index = 0, row = group.rows; index < added; index++, row++) {
    const attendance = attendances[start + index];
    group.round[row] = BigInt(from + start + index + 1);
    group.attendance[row] = attendance;
    group.agents[row] = agents;
    group.crowded[row] = isCrowded(stretch, attendance);
    group.benefit[row] = benefit(attendance);
  }
  group.rows += added;
  return added;
}

/** A Parquet file as bytes, a chunk for each row group; `notes` are its key-value metadata. */
export async function* writeParquet(
  notes: Record<string, string>,
  pieces: AsyncIterable<Piece>,
): AsyncGenerator<Uint8Array> {
  const { parquet, takeBytes } = openParquet(SCHEMA, notes);
  function writeGroup({ rows, round, attendance, agents, crowded, benefit }: Group): void {
    // Least and greatest round let a reader skip groups; of the other columns they would say little, and take time.
    const plain = { statistics: false, offsetIndex: false };
    void parquet.write({
      rowGroupSize: GROUP_ROUNDS,
      columnData: [
        { name: 'round', data: round.subarray(0, rows), encoding: 'DELTA_BINARY_PACKED', offsetIndex: false },
        { ...plain, name: 'attendance', data: attendance.subarray(0, rows) },
        { ...plain, name: 'agents', data: agents.subarray(0, rows) },
        { ...plain, name: 'crowded', data: crowded.slice(0, rows) },
        { ...plain, name: 'benefit', data: benefit.subarray(0, rows) },
      ],
    });
  }

  const group = createGroup();
  for await (const piece of pieces) {
    for (let start = 0; start < piece.attendances.length;) {
      start += fillGroup(group, piece, start);
      if (group.rows < GROUP_ROUNDS) continue;
      writeGroup(group);
      group.rows = 0;
      yield takeBytes();
    }
  }
  if (group.rows > 0) writeGroup(group);
  void parquet.finish();
  yield takeBytes();
}
