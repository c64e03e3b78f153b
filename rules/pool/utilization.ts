import { formatInterval } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { busyPools } from '../../src/site/busy-pools.ts';
import { roomFor } from '../../src/site/room-for.ts';

export const utilization: SiteRule = {
  name: 'pool/utilization',
  summary: 'A pool most of whose addresses are taken',
  severity: 'warning',
  since: '0.1.0',
  reach: 'site',
  evidence: [
    'MetalLB internal/allocator/allocator.go, AllocateFromPool: a pool without a free address gives none',
    'https://metallb.io/prometheus-metrics/: metallb_allocator_addresses_in_use_total and addresses_total',
  ],
  options: {
    threshold: {
      description: 'the part of its addresses from which on a pool is reported',
      default: 0.8,
      minimum: 0,
      maximum: 1,
    },
  },
  *check(site, { threshold = 0.8 }) {
    for (const cluster of site.clusters) {
      for (const { rules, assigned, capacity, orderDependent } of busyPools(cluster, threshold)) {
        const [first] = rules.pool.addresses.intervals;
        const double = capacity > 256n ? 256n : capacity;
        const room = first && roomFor(site, cluster, rules.pool, first.family, double);
        yield {
          at: blameValue(cluster, rules.pool.manifest, ['metadata', 'name']),
          message: `${assigned} of the ${capacity} addresses of pool "${rules.name}" are taken${orderDependent ? ' in the predicted order' : ''} (${percent(assigned, capacity)}), at or above ${Math.round(threshold * 1000) / 10}%`,
          help: `Give the pool more addresses before it runs out${room === undefined ? '' : `, for example ${formatInterval(room)}`}.`,
          blamed: '',
        };
      }
    }
  },
};

/** Rounded down, so that only a full pool says 100. */
function percent(assigned: bigint, capacity: bigint): string {
  return `${(assigned * 100n) / capacity}%`;
}
