import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';

/** A Parquet file that is written in memory, row group by row group; `notes` are its key-value metadata. */
export function openParquet(schema: SchemaElement[], notes: Record<string, string>) {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({
    writer,
    schema,
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
    createdBy: 'farol',
  });
  /** Output since the last call. */
  function takeBytes() {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  }
  return { parquet, takeBytes };
}
