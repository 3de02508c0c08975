/** A typed sequence number: decimal or 0x hex, with separators as people write them; taken modulo 2^32. */
export function parseNumber(typed: string): number | 'empty' | 'not-a-number' {
  if (typed.length > 64) return 'not-a-number';
  // Full-width digits, as a Chinese keyboard types them, become plain ones.
  const plain = typed
    .normalize('NFKC')
    .replace(/(?<=\d)\.(?=\d{3}(\D|$))/g, '')
    .replace(/[\s_,'’]/g, '');
  if (plain === '') return 'empty';
  if (!/^(0x[0-9a-f]+|[0-9]+)$/i.test(plain)) return 'not-a-number';
  return Number(BigInt.asUintN(32, BigInt(plain.toLowerCase())));
}

/** Every run of digits in a value, as it would be found by somebody searching for a number. */
export function numbersShown(value: unknown): Set<string> {
  return new Set(JSON.stringify(value).match(/\d+/g) ?? []);
}
