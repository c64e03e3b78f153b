/** Nanoseconds in each unit that Go knows; both spellings of micro. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['\u00b5s', 1_000n],
  ['\u03bcs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const PART = /(\d*)(?:\.(\d*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/y;
const MAXIMUM = 2n ** 63n - 1n;

/**
 * A duration as Go's `time.ParseDuration` reads it (`90s`, `1h30m`, `-1.5s`, `0`), in nanoseconds; undefined where Go
 * refuses it, a number of 64 bits does not hold it, or it is longer than 64 characters. Digits below a nanosecond are cut.
 */
export function parseGoDuration(text: string): bigint | undefined {
  if (text.length > 64) return undefined;
  const isNegative = text.startsWith('-');
  const unsigned = /^[+-]/.test(text) ? text.slice(1) : text;
  if (unsigned === '0') return 0n;
  if (unsigned === '') return undefined;

  let total = 0n;
  PART.lastIndex = 0;
  for (let read = 0; read < unsigned.length; read = PART.lastIndex) {
    const part = PART.exec(unsigned);
    if (part === null) return undefined;
    const [whole = '', fraction = '', unit = ''] = part.slice(1);
    const scale = UNITS.get(unit);
    if (scale === undefined || whole + fraction === '') return undefined;
    total += BigInt(whole || 0) * scale + (BigInt(fraction || 0) * scale) / 10n ** BigInt(fraction.length);
  }
  if (total > MAXIMUM) return undefined;
  return isNegative ? -total : total;
}
