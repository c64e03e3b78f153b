import { formatInterval } from '../../src/address/interval.ts';
import { blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { predictionOf } from '../../src/metallb/allocator/prediction-of.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type CrowdedPools, crowdedPools } from '../../src/site/crowded-pools.ts';
import { roomFor } from '../../src/site/room-for.ts';
import type { Site } from '../../src/site/site.ts';

export const exhausted: SiteRule = {
  name: 'pool/exhausted',
  summary: 'More Services than addresses: some Service stays pending in every order',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  evidence: [
    'MetalLB internal/allocator/allocator.go, AllocateFromPool: a pool without a free address gives none',
    'https://metallb.io/usage/: Services share an address only by one sharing key and different ports',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const crowd of crowdedPools(cluster)) yield draftCrowd(site, cluster, crowd);
    }
  },
};

const MOST_RELATED = 10;

function draftCrowd(site: Site, cluster: Cluster, crowd: CrowdedPools): Draft {
  const { pools, family, capacity, needed, services } = crowd;
  const [first, ...others] = pools;
  const several = others.length > 0;
  const names = list(pools.map(({ name }) => `"${name}"`));
  const isMixed = pools.some(({ pool }) => pool.addresses.intervals.some((one) => one.family !== family));
  const kind = isMixed ? `${family === 'ipv4' ? 'IPv4' : 'IPv6'} ` : '';
  const has = `${several ? `Pools ${names} have` : `Pool ${names} has`} ${counted(capacity, `${kind}address`)}`;
  const short = needed - capacity;
  const { results } = predictionOf(cluster);
  const left = services.filter((service) => results.get(service)?.status === 'pending').slice(0, MOST_RELATED);
  return {
    at: blameValue(cluster, first.pool.manifest, ['metadata', 'name']),
    message: `${has}, and the Services that only ${several ? 'they' : 'it'} can serve need ${needed}: ${short} ${short === 1n ? 'stays' : 'stay'} pending in every order`,
    help: helpFor(site, cluster, crowd),
    related: [
      ...others.slice(0, MOST_RELATED).map(({ pool }) => ({
        message: 'serves the same Services',
        at: blameValue(cluster, pool.manifest, ['metadata', 'name']),
      })),
      ...left.map((service) => ({
        message: `${subject(cluster, service.manifest)} goes without where they come by name`,
        at: blameValue(cluster, service.manifest, ['metadata', 'name']),
      })),
    ],
    blamed: '',
  };
}

function helpFor(site: Site, cluster: Cluster, { pools, family, capacity, needed }: CrowdedPools): string {
  const [{ pool }] = pools;
  const short = needed - capacity;
  const room = roomFor(site, cluster, pool, family, short);
  const example = room === undefined ? '' : `, for example ${formatInterval(room)}`;
  const which = pools.length > 1 ? 'one of the pools' : 'the pool';
  return `Give ${which} at least ${counted(short, 'more address', 'more addresses')}${example}, or let Services share an address.`;
}

function counted(count: bigint, one: string, many = `${one}es`): string {
  return `${count} ${count === 1n ? one : many}`;
}
