import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src/address/address.ts';
import type { Pending } from '../../../src/metallb/allocator/outcome.ts';
import { pendingWords } from '../../../src/metallb/allocator/pending-words.ts';

const address = parseAddress('192.0.2.1') ?? expect.fail();
const because = (pending: Pick<Pending, 'reason' | 'pool' | 'address'>) =>
  pendingWords({ status: 'pending', by: 'automatic', ...pending });

describe('a pending Service is told', () => {
  test.each<readonly [Pick<Pending, 'reason' | 'pool' | 'address'>, string, string]>([
    [{ reason: 'no-pool' }, 'the cluster has no address pool', 'Add an IPAddressPool and an advertisement for it.'],
    [
      { reason: 'no-compatible-pool' },
      'no pool is open to it: those with autoAssign are kept for other Services',
      'Ask for a pool by annotation, or let a pool assign to it.',
    ],
    [
      { reason: 'pool-exhausted' },
      'every pool open to it is full',
      'Give the pool more addresses, or let Services share one.',
    ],
    [
      { reason: 'pool-exhausted', pool: 'p' },
      'pool "p" is full',
      'Give the pool more addresses, or let Services share one.',
    ],
    [
      { reason: 'unknown-pool', pool: 'p' },
      'it asks for pool "p", which does not exist',
      'Name a pool of the cluster.',
    ],
    [
      { reason: 'pool-refuses', pool: 'p' },
      'pool "p" is kept for other Services by its serviceAllocation',
      "Ask for another pool, or widen the pool's selectors.",
    ],
    [
      { reason: 'address-outside-pools', address },
      'it asks for 192.0.2.1, which no pool hands out',
      'Ask for an address of a pool, or add the address to one.',
    ],
    [
      { reason: 'address-outside-pools' },
      'it asks for an address, which no pool hands out',
      'Ask for an address of a pool, or add the address to one.',
    ],
    [
      { reason: 'address-in-use', address },
      'it asks for 192.0.2.1, which another Service has and does not share with it',
      'Ask for another address, or let both share it by one key and different ports.',
    ],
    [
      { reason: 'invalid-request' },
      'what it asks for cannot be read',
      'Ask for one address, or one of each family, in one place.',
    ],
    [
      { reason: 'pool-mismatch', pool: 'p' },
      'the address it asks for is in pool "p", and it asks for another pool',
      'Ask for one of them only.',
    ],
    [
      { reason: 'family-mismatch' },
      'no pool open to it has the address families it needs',
      'Put addresses of both families into one pool, or change the families of the Service.',
    ],
    [
      { reason: 'family-mismatch', address },
      'the families of the addresses it asks for, 192.0.2.1 first, are not its own',
      'Put addresses of both families into one pool, or change the families of the Service.',
    ],
    [
      { reason: 'invalid-configuration' },
      'MetalLB refuses the pools of the cluster as a whole',
      'Mend what `mlb-lint` says of the pools first.',
    ],
  ])('%o', (pending, message, remedy) => {
    expect(because(pending)).toEqual({ message, remedy });
  });
});
