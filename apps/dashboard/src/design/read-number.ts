/** A number as people write it: 1,000 or 1e3 or −0.5. Other text stays text, so that a check can name it. */
export function readNumber(text: string): number | string {
  const plain = text
    .trim()
    .replaceAll(/(?<=\d)[_,\s](?=\d{3}(\D|$))/g, '')
    .replace('−', '-');
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) && Number.isFinite(Number(plain));
  return isNumber ? Number(plain) : text;
}
