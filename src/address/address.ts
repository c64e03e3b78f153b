/** An address family, as Kubernetes spells it but in lower case. */
export type Family = 'ipv4' | 'ipv6';

/** One IP address: its family and its value as an unsigned integer of 32 or 128 bits. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}
