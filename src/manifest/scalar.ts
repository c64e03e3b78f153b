/** How a scalar is written: `quoted` is everything but plain, block scalars too. */
export type ScalarStyle = 'plain' | 'quoted';

type Simple = string | number | boolean | null;

/**
 * The value of a scalar as Kubernetes reads it: sigs.k8s.io/yaml, that is go-yaml version 2 (YAML 1.1 words such as
 * `yes` and `on`, octal `010`, `1_000`), with timestamps left as strings. There is no base 60. A quoted scalar is
 * its text. The letters `y` and `n` are taken as text: kubectl reads them as booleans and kustomize as strings, so that
 * nothing sure can be said of them. An explicit tag of the core schema wins over the style; where the text does not fit its tag, and under
 * any other tag, the value is the text. Integers beyond 2^53 become the nearest double.
 */
export function resolveScalar(text: string, style: ScalarStyle, tag?: string): Simple {
  if (tag === undefined) return style === 'plain' ? resolvePlain(text) : text;
  const value = resolvePlain(text);
  switch (tag) {
    case `${CORE}null`:
      return value === null ? null : text;
    case `${CORE}bool`:
      return typeof value === 'boolean' ? value : text;
    case `${CORE}int`:
      return typeof value === 'number' && Number.isInteger(value) ? value : text;
    case `${CORE}float`:
      return typeof value === 'number' ? value : text;
    default:
      return text;
  }
}

const CORE = 'tag:yaml.org,2002:';

const WORDS: ReadonlyMap<string, Simple> = new Map<string, Simple>([
  ...words(['', '~', 'null', 'Null', 'NULL'], null),
  ...words(['yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'], true),
  ...words(['no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'], false),
  ...words(['.nan', '.NaN', '.NAN'], Number.NaN),
  ...words(['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'], Number.POSITIVE_INFINITY),
  ...words(['-.inf', '-.Inf', '-.INF'], Number.NEGATIVE_INFINITY),
]);

function words(spellings: readonly string[], value: Simple): readonly [string, Simple][] {
  return spellings.map((spelling) => [spelling, value]);
}

const NUMBER_START = /^[-+.0-9]/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The bases of Go's integer literals, by what their digits look like. */
const INTEGERS: readonly { readonly pattern: RegExp; readonly prefix: string }[] = [
  { pattern: /^[-+]?0[xX]([0-9a-fA-F]+)$/, prefix: '0x' },
  { pattern: /^[-+]?0[bB]([01]+)$/, prefix: '0b' },
  { pattern: /^[-+]?0[oO]?([0-7]+)$/, prefix: '0o' },
  { pattern: /^[-+]?(0|[1-9][0-9]*)$/, prefix: '' },
];

const MAX_UINT64 = 2n ** 64n - 1n;
const MIN_INT64 = 2n ** 63n;

/** Longer digit strings are no 64-bit integer in any base; this keeps the conversion from a crafted long one. */
const LONGEST_INTEGER = 128;

function resolvePlain(text: string): Simple {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!NUMBER_START.test(text)) return text;
  if (text.startsWith('.')) return resolveFloat(text) ?? text;
  const digits = text.replaceAll('_', '');
  return resolveInteger(digits) ?? resolveFloat(digits) ?? text;
}

function resolveInteger(digits: string): number | undefined {
  if (digits.length > LONGEST_INTEGER) return undefined;
  for (const { pattern, prefix } of INTEGERS) {
    const magnitude = pattern.exec(digits)?.[1];
    if (magnitude === undefined) continue;
    const value = BigInt(prefix + magnitude);
    if (digits.startsWith('-')) return value > MIN_INT64 ? undefined : Number(-value);
    return value > MAX_UINT64 ? undefined : Number(value);
  }
  return undefined;
}

/** What overflows a double stays text, as in Go. */
function resolveFloat(digits: string): number | undefined {
  if (!FLOAT.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}
