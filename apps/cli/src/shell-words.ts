/** A command that a shell reads back as these words. */
export function writeCommand(words: readonly string[]): string {
  const quoted = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`));
  return ['npx pnpm farol', ...quoted].join(' ');
}
