/** A number as people write it, 1,000 or 1e3 or −0.5; what is none stays text, for whoever checks it to name. */
export function readNumber(text: string): number | string {
  const plain = text
    .trim()
    .replaceAll(/(?<=\d)[_,\s](?=\d{3}(\D|$))/g, '')
    .replace('−', '-');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : text;
}
