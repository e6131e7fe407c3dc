/** A name as the start of a file's: letters, digits and hyphens, which every file system takes; else the other one. */
export function fileLabelOf(name: string, otherwise: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-').slice(0, 60) ?? otherwise;
}
