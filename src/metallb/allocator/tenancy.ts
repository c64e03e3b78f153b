import type { Address } from '../../address/address.ts';
import type { Sharing } from './demand.ts';
import type { Run } from './pool-index.ts';

/** An address and the run of a pool it lies in. */
export interface Spot {
  readonly run: Run;
  readonly address: Address;
}

/** Who is on one address. */
export interface Tenancy extends Spot {
  readonly key: string;
  readonly backend: string;
  readonly ports: Set<string>;
}

/** Whether a pool hands out one of its addresses before another one of the same family. */
export function isBefore(a: Spot, b: Spot): boolean {
  return a.run.order === b.run.order ? a.address.value < b.address.value : a.run.order < b.run.order;
}

/** Whether a Service may join those on an address: equal keys that are not empty, equal backends, no common port. */
export function mayShare(
  tenancy: Pick<Tenancy, 'key' | 'backend' | 'ports'>,
  { key, backend, ports }: Sharing,
): boolean {
  if (key === '' || tenancy.key !== key || tenancy.backend !== backend) return false;
  return !ports.some((port) => tenancy.ports.has(port));
}
