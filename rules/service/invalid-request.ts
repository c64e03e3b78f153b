import { formatAddress } from '../../src/address/address.ts';
import { requestAdvice } from '../../src/lint/request-advice.ts';
import { blameValue, type Draft, type RelatedPlace, type SiteRule } from '../../src/lint/rule.ts';
import type { RequestFault } from '../../src/metallb/asked-addresses.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { type Service, written } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import { compareSpans } from '../../src/site/clashes.ts';
import { type Refusal, refusedRequests } from '../../src/site/refused-requests.ts';

export const invalidRequest: SiteRule = {
  name: 'service/invalid-request',
  summary: 'A request that MetalLB cannot read, or whose parts contradict each other',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB controller/service.go, getDesiredLbIPs: one address, or one of each family, by annotation or by spec.loadBalancerIP',
    'MetalLB release notes 0.13.10: a requested address has to be of the requested pool',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const { service, refusal } of refusedRequests(cluster)) {
        if (refusal.why === 'malformed') yield malformed(cluster, service, refusal.fault);
        else if (refusal.why === 'mismatch') yield mismatch(cluster, service, refusal);
      }
    }
  },
};

function malformed(cluster: Cluster, { manifest }: Service, fault: RequestFault): Draft {
  const name = subject(cluster, manifest);
  const at = blameValue(cluster, manifest, fault.route);
  switch (fault.why) {
    case 'twice':
      return {
        at: blameValue(cluster, manifest, fault.other),
        message: `${name} asks by annotation and by "spec.loadBalancerIP", and MetalLB takes neither`,
        help: 'Keep the annotation and remove spec.loadBalancerIP, which is deprecated.',
        related: [{ message: 'the annotation', at }],
      };
    case 'no-address':
      return {
        at,
        message:
          fault.text === ''
            ? `${name} asks for an empty item of a list`
            : `${name} asks for "${fault.text}", which is no address`,
        help: requestAdvice(fault.text, fault.route.at(-1) === 'loadBalancerIP'),
      };
    case 'too-many':
      return {
        at,
        message: `${name} asks for ${fault.count} addresses, and gets two at most`,
        help: 'Ask for one address, or for one of each family.',
      };
    case 'one-family':
      return {
        at,
        message: `${name} asks for two addresses of one family, and gets one of each`,
        help: 'Ask for one address, or for one of each family; a second Service can have the other.',
      };
  }
}

/** Of the two annotations the later one is blamed. */
function mismatch(cluster: Cluster, { manifest }: Service, refusal: Extract<Refusal, { why: 'mismatch' }>): Draft {
  const { address, at, named, pool } = refusal;
  const name = written(named.text);
  const places: readonly RelatedPlace[] = [
    { message: 'the address', at: blameValue(cluster, manifest, at) },
    { message: 'the pool', at: blameValue(cluster, manifest, named.route) },
  ];
  const [earlier, later] = places.toSorted((a, b) => compareSpans(spanOf(manifest, a), spanOf(manifest, b)));
  if (earlier === undefined || later === undefined) throw new Error('Two annotations have two places.');
  return {
    at: later.at,
    message: `${subject(cluster, manifest)} asks for ${formatAddress(address)} and for pool "${name}", and the address is of pool "${written(pool.name)}"`,
    help: `Ask for pool "${written(pool.name)}", or for an address of pool "${name}".`,
    related: [earlier],
  };
}

function spanOf(manifest: Service['manifest'], { at }: RelatedPlace) {
  return 'route' in at ? manifest.at(at.route) : at;
}
