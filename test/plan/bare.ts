/** A plan with the values in place of located ones, and without places. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, bare(item)]));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'at');
  if (entries.length === 1 && entries[0]?.[0] === 'value') return bare(entries[0][1]);
  return Object.fromEntries(entries.map(([key, item]) => [key, bare(item)]));
}

/** The addresses from one IPv4 address to another, as a plan reads them. */
export function v4(first: string, last = first) {
  return { family: 'ipv4', first: number4(first), last: number4(last) };
}

/** The value of an IPv4 address. */
export function number4(text: string): bigint {
  return text.split('.').reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

export const V6 = 0x20010db8n << 96n;
export const DECK6 = V6 + (0x40n << 80n);
