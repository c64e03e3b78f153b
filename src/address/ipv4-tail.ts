import type { Address } from './address.ts';

/** The last octets of an IPv4 address, as `.10.5`. */
export interface Tail {
  /** 1 to 3. */
  readonly octets: number;
  readonly value: bigint;
}

/** Reads `.10.5`: one to three octets, each after its dot, without leading zeros. Undefined for everything else. */
export function parseTail(text: string): Tail | undefined {
  if (!/^(?:\.(?:0|[1-9]\d{0,2})){1,3}$/.test(text)) return undefined;
  const octets = text.slice(1).split('.').map(Number);
  if (octets.some((octet) => octet > 255)) return undefined;
  return { octets: octets.length, value: octets.reduce((value, octet) => value * 256n + BigInt(octet), 0n) };
}

/** The IPv4 address with its last octets replaced by the tail. */
export function withTail(value: bigint, tail: Tail): Address {
  const bits = BigInt(8 * tail.octets);
  return { family: 'ipv4', value: ((value >> bits) << bits) | tail.value };
}
