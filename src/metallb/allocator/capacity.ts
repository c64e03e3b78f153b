import { type Interval, sizeOf } from '../../address/interval.ts';
import type { PoolIndex } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';

/** How many addresses of a pool can really be handed out, both families. */
export function capacityOf(index: PoolIndex, rules: PoolRules): bigint {
  let capacity = 0n;
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const { interval } of index.runsOf(rules, family)) {
      capacity += sizeOf(interval) - withheldIn(index, rules, interval);
    }
  }
  return capacity;
}

function withheldIn(index: PoolIndex, rules: PoolRules, interval: Interval): bigint {
  return index.withholds(rules, { family: interval.family, value: 0n }) ? endingBadly(interval) : 0n;
}

/** How many addresses of an IPv4 interval end in .0 or .255; none of an IPv6 one. */
export function endingBadly({ family, first, last }: Interval): bigint {
  if (family !== 'ipv4') return 0n;
  const endingIn = (ending: bigint) => upTo(last, ending) - upTo(first - 1n, ending);
  return endingIn(0n) + endingIn(255n);
}

/** How many addresses from 0 up to a value, which may be -1, end in a byte. */
function upTo(value: bigint, ending: bigint): bigint {
  return value < ending ? 0n : (value - ending) / 256n + 1n;
}
