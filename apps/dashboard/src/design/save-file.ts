/** el-farol-as-in-arthur-1994: a name, in whatever script, as the beginning of a file's. */
export const fileNameOf = (name: string, otherwise = 'game') =>
  name
    .normalize('NFC')
    .slice(0, 60)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '') || otherwise;

export function save(content: Blob, fileName: string): void {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(content);
  anchor.download = fileName.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-');
  anchor.click();
  // Browsers read it later, some after they have asked where to.
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}
