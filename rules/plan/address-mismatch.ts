import { formatAddress } from '../../src/address/address.ts';
import { formatInterval } from '../../src/address/interval.ts';
import { annotationKey } from '../../src/lint/annotation-key.ts';
import { requestFix } from '../../src/lint/request-fix.ts';
import { blameValue, type Fix, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { written } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type UnmetAddress, unmetAddresses } from '../../src/site/expectations.ts';
import { givenAddresses } from '../../src/site/given-addresses.ts';
import { requestMove } from '../../src/site/request-moves.ts';
import type { Site } from '../../src/site/site.ts';

export const addressMismatch: SiteRule = {
  name: 'plan/address-mismatch',
  summary: 'A Service asks for, gets, or can only get, another address than the plan expects',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  fix: 'unsafe',
  evidence: [
    'MetalLB gives a Service the address it asks for or none (internal/allocator/allocator.go, Assign)',
    'A Service that names a pool gets an address of that pool or none (controller/service.go, allocateIPs)',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const unmet of unmetAddresses(cluster)) {
        const fix = fixOf(site, unmet);
        yield {
          at: blameValue(cluster, unmet.manifest, unmet.route),
          ...wordsOf(unmet),
          related: [{ message: 'the expected address', at: unmet.expected.at }],
          addresses: unmet.instead,
          blamed: formatAddress(unmet.expected.value),
          ...(fix !== undefined && { fix }),
        };
      }
      for (const { expected, service, given, orderDependent, pool } of givenAddresses(cluster)) {
        const address = formatAddress(expected.value);
        const isHeld = cluster.pools.some((one) => one.addresses.has(expected.value));
        const addresses = list(given.map(formatInterval));
        const gets = orderDependent
          ? `gets one of ${addresses}, as they come,`
          : `gets ${addresses} of pool "${pool}",`;
        yield {
          at: blameValue(cluster, service.manifest, ['metadata', 'name']),
          message: `${subject(cluster, service.manifest)} ${gets} and the plan expects ${address}`,
          help: `${isHeld ? 'Ask' : 'Add it to a pool and ask'} for it by the annotation ${annotationKey(cluster, 'loadBalancerIPs')}: ${address}, or correct what the plan expects.`,
          related: [{ message: 'the expected address', at: expected.at }],
          addresses: given,
          blamed: address,
        };
      }
    }
  },
};

function fixOf(site: Site, { service, expected: { value }, instead }: UnmetAddress): Fix | undefined {
  const asked = instead.find(({ family }) => family === value.family);
  if (service === undefined || asked === undefined) return undefined;
  const move = requestMove(site, service, { family: asked.family, value: asked.first });
  return move === undefined ? undefined : requestFix(move, service);
}

function wordsOf({ by, expect, expected, instead, pool }: UnmetAddress) {
  const { namespace, name } = expect.service.value;
  const service = `"${namespace}/${name}"`;
  const address = formatAddress(expected.value);
  const there = list(instead.map(formatInterval));
  switch (by) {
    case 'request':
      return {
        message: `Service ${service} asks for ${there}, and the plan expects ${address}`,
        help: `Ask for ${address}, or correct what the plan expects.`,
      };
    case 'pool':
      return {
        message: `Pool "${pool === undefined ? '' : written(pool.name)}" holds ${there} alone, and the plan expects ${address} for ${service}`,
        help: `Let the pool hold ${address}/${expected.value.family === 'ipv4' ? 32 : 128}, or correct what the plan expects.`,
      };
  }
}
