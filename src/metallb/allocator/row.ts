import type { Address, Family } from '../../address/address.ts';
import type { Arena } from './arena.ts';
import type { PoolRules } from './pool-rules.ts';
import { freePiecesOf } from './reach.ts';
import { isBefore, type Spot, type Tenancy } from './tenancy.ts';

/**
 * The addresses of a pool and family that a number of Services can come to, in the order in which the pool hands them
 * out: as many free ones as there are Services, and those that holders share.
 */
export function rowOf(
  { scene, fixed }: Arena,
  rules: PoolRules,
  family: Family,
  shared: readonly Tenancy[],
  services: number,
): readonly Address[] {
  const spots: Spot[] = shared.filter(({ run, address }) => run.rules === rules && address.family === family);
  let free = 0;
  for (const { run, piece } of freePiecesOf(scene.index, rules, family, fixed)) {
    if (free === services) break;
    for (let value = piece.first; value <= piece.last && free < services; value++) {
      spots.push({ run, address: { family, value } });
      free++;
    }
  }
  return spots.sort((a, b) => (isBefore(a, b) ? -1 : 1)).map(({ address }) => address);
}
