import { formatAddress } from '../../address/address.ts';
import type { Pending } from './outcome.ts';

/** Why a Service stays pending, in MetalLB's terms, and what a person can do about it. */
export interface PendingWords {
  readonly message: string;
  readonly remedy: string;
}

/** The words for a pending Service; names stand in double quotes. */
export function pendingWords(pending: Pending): PendingWords {
  const pool = `"${pending.pool ?? ''}"`;
  const address = pending.address === undefined ? 'an address' : formatAddress(pending.address);
  switch (pending.reason) {
    case 'no-pool':
      return {
        message: 'the cluster has no address pool',
        remedy: 'Add an IPAddressPool and an advertisement for it.',
      };
    case 'no-compatible-pool':
      return {
        message: 'no pool is open to it: those with autoAssign are kept for other Services',
        remedy: 'Ask for a pool by annotation, or let a pool assign to it.',
      };
    case 'pool-exhausted':
      return {
        message: pending.pool === undefined ? 'every pool open to it is full' : `pool ${pool} is full`,
        remedy: 'Give the pool more addresses, or let Services share one.',
      };
    case 'unknown-pool':
      return { message: `it asks for pool ${pool}, which does not exist`, remedy: 'Name a pool of the cluster.' };
    case 'pool-refuses':
      return {
        message: `pool ${pool} is kept for other Services by its serviceAllocation`,
        remedy: "Ask for another pool, or widen the pool's selectors.",
      };
    case 'address-outside-pools':
      return {
        message: `it asks for ${address}, which no pool hands out`,
        remedy: 'Ask for an address of a pool, or add the address to one.',
      };
    case 'address-in-use':
      return {
        message: `it asks for ${address}, which another Service has and does not share with it`,
        remedy: 'Ask for another address, or let both share it by one key and different ports.',
      };
    case 'invalid-request':
      return {
        message: 'what it asks for cannot be read',
        remedy: 'Ask for one address, or one of each family, in one place.',
      };
    case 'pool-mismatch':
      return {
        message: `the address it asks for is in pool ${pool}, and it asks for another pool`,
        remedy: 'Ask for one of them only.',
      };
    case 'family-mismatch':
      return {
        message:
          pending.address === undefined
            ? 'no pool open to it has the address families it needs'
            : `the families of the addresses it asks for, ${address} first, are not its own`,
        remedy: 'Put addresses of both families into one pool, or change the families of the Service.',
      };
    case 'invalid-configuration':
      return {
        message: 'MetalLB refuses the pools of the cluster as a whole',
        remedy: 'Mend what `mlb-lint` says of the pools first.',
      };
  }
}
