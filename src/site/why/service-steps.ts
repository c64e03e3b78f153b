import { type Family, formatAddress } from '../../address/address.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { askedAddresses, type RequestFault } from '../../metallb/asked-addresses.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import { familiesOf } from '../../metallb/families.ts';
import { serves } from '../../metallb/serves.ts';
import { type Service, serviceLabel, written } from '../../metallb/service.ts';
import { verdictOf } from '../../metallb/verdict/verdict.ts';
import { familyMismatches } from '../family-mismatches.ts';
import { statesFamilies } from '../foretold.ts';
import { refusesPools } from '../refused-configuration.ts';
import type { Step, Verdict } from './step.ts';

/** Whether the Service is of the type that MetalLB serves. */
export function typeStep({ manifest, type }: Service): Step {
  const at = manifest.at(['spec', 'type']);
  const topic = 'type';
  if (type instanceof Unknown) {
    return { topic, verdict: 'unknown', message: `its type is ${type.text}, which cannot be known here`, at };
  }
  if (type === 'LoadBalancer') return { topic, verdict: 'good', message: 'it is of type LoadBalancer', at };
  const message = `it is of type ${type}, and MetalLB serves the type LoadBalancer alone`;
  return { topic, verdict: 'bad', message, at, change: 'Set spec.type: LoadBalancer.' };
}

/** Whether this cluster's MetalLB serves its class. */
export function classStep(cluster: Cluster, service: Service): Step {
  const topic = 'class';
  const own = cluster.loadBalancerClass;
  const named = service.loadBalancerClass;
  const at = service.manifest.at(named === undefined ? ['spec', 'type'] : ['spec', 'loadBalancerClass']);
  if (cluster.plan?.metallb.installed === false) {
    const place = cluster.plan.metallb.at ?? at;
    return { topic, verdict: 'bad', message: 'the plan says that this cluster has no MetalLB', at: place };
  }
  const served = serves(cluster, service);
  if (served === 'unknown') return { topic, verdict: 'unknown', message: 'which class is served cannot be known', at };
  const its = named === undefined ? 'it names no class' : `it names the class "${written(named)}"`;
  if (served) return { topic, verdict: 'good', message: `${its}, which this MetalLB serves`, at };
  const ours = own === undefined ? 'Services without a class' : `the class "${written(own)}"`;
  const change =
    own === undefined
      ? 'Remove spec.loadBalancerClass, or run MetalLB with this class.'
      : `Set spec.loadBalancerClass: ${written(own)}.`;
  return { topic, verdict: 'bad', message: `${its}, and this MetalLB serves ${ours}`, at, change };
}

/** What keeps MetalLB from reading the pools at all; none where nothing does. */
export function configurationSteps(cluster: Cluster): readonly Step[] {
  if (!refusesPools(cluster)) return [];
  const [first] = verdictOf(cluster).filter(({ component }) => component === 'controller');
  const step = {
    topic: 'configuration' as const,
    verdict: 'bad' as const,
    message: `MetalLB refuses the pools as a whole${first === undefined ? '' : `: ${first.what}`}`,
    change: first?.help ?? 'Mend what mlb-lint says of the pools.',
  };
  return [first === undefined ? step : { ...step, at: first.manifest.at(first.route) }];
}

/** Which address families it needs, and whether they can be had. */
export function familyStep(cluster: Cluster, service: Service): Step {
  const topic = 'family';
  const { manifest } = service;
  const route = (['ipFamilyPolicy', 'ipFamilies', 'clusterIPs'] as const)
    .map((field) => ['spec', field])
    .find((one) => manifest.get(one) !== undefined);
  const place = route === undefined ? {} : { at: manifest.at(route) };
  const settled = familiesOf(service, cluster.plan?.families ?? ['ipv4']);
  if (settled === 'unknown') return { topic, verdict: 'unknown', message: 'its families cannot be known', ...place };
  if (settled === 'refused') {
    const message = 'the API server refuses its families in this cluster';
    const change = 'Ask for families that the cluster has: see ipFamilies and ipFamilyPolicy.';
    return { topic, verdict: 'bad', message, change, ...place };
  }
  const names = settled.families.map(familyName).join(' and ');
  const guess = statesFamilies(cluster, service) ? '' : ', as far as is known of the cluster';
  const message = `it is ${names}${settled.families.length > 1 ? ` (${settled.policy})` : ''}${guess}`;
  const mismatch = familyMismatches(cluster).find((one) => one.service === service);
  if (mismatch === undefined) return { topic, verdict: 'good', message, ...place };
  if (mismatch.why === 'no-pool') {
    const change = 'Put addresses of both families into one pool, or make it single-stack.';
    return { topic, verdict: 'bad', message: `${message}, and no pool has both for it`, change, ...place };
  }
  const asked = mismatch.asked.map(formatAddress).join(' and ');
  const change = `Ask for ${settled.families.length > 1 ? 'one address of each family' : `one ${names} address`}.`;
  return { topic, verdict: 'bad', message: `${message}, and asks for ${asked}`, change, ...place };
}

function familyName(family: Family): string {
  return family === 'ipv4' ? 'IPv4' : 'IPv6';
}

/** What it asks MetalLB for. */
export function requestSteps({ manifest, request }: Service): readonly Step[] {
  const topic = 'request';
  const asked = askedAddresses(request);
  const { pool } = request;
  const steps: Step[] = [];
  if (asked === 'unknown') {
    const { route } = request.addresses ?? request.loadBalancerIP ?? { route: [] };
    steps.push({
      topic,
      verdict: 'unknown',
      message: 'which address it asks for cannot be known',
      at: manifest.at(route),
    });
  } else if (asked !== 'none' && 'fault' in asked) {
    const { message, change } = FAULTS[asked.fault.why];
    steps.push({ topic, verdict: 'bad', message, change, at: manifest.at(asked.fault.route) });
  } else if (asked !== 'none') {
    const addresses = asked.addresses.map(formatAddress).join(' and ');
    steps.push({ topic, verdict: 'note', message: `it asks for ${addresses}`, at: manifest.at(asked.route) });
  }
  if (pool !== undefined) {
    const verdict: Verdict = pool.text instanceof Unknown ? 'unknown' : 'note';
    steps.push({ topic, verdict, message: `it asks for pool "${written(pool.text)}"`, at: manifest.at(pool.route) });
  }
  if (steps.length > 0) return steps;
  return [{ topic, verdict: 'note', message: 'it asks for no address and no pool: it gets the first free address' }];
}

const FAULTS = {
  twice: {
    message: 'it asks by annotation and by spec.loadBalancerIP, and MetalLB takes neither',
    change: 'Remove spec.loadBalancerIP.',
  },
  'no-address': {
    message: 'what it asks for is no address',
    change: 'Ask for an address such as 192.0.2.10, or for a pool by the annotation address-pool.',
  },
  'too-many': {
    message: 'it asks for more than two addresses',
    change: 'Ask for one address, or for one of each family.',
  },
  'one-family': {
    message: 'it asks for two addresses of one family',
    change: 'Ask for one address, or for one of each family.',
  },
} as const satisfies Readonly<Record<RequestFault['why'], { readonly message: string; readonly change: string }>>;

/** With whom it may share an address; none where it has no sharing key. */
export function sharingSteps(cluster: Cluster, service: Service): readonly Step[] {
  const key = service.request.sharingKey;
  if (key === undefined) return [];
  const at = service.manifest.at(key.route);
  const topic = 'sharing';
  if (key.text instanceof Unknown) {
    return [{ topic, verdict: 'unknown', message: 'its sharing key cannot be known', at }];
  }
  const others = cluster.services.filter(
    (other) => other !== service && other.request.sharingKey?.text === key.text && serves(cluster, other) === true,
  );
  const shown = others.slice(0, 3).map((other) => `"${serviceLabel(other)}"`);
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  const whom = others.length === 0 ? 'no other Service' : `${shown.join(', ')}${more}`;
  return [{ topic, verdict: 'note', message: `it has the sharing key "${key.text}", as has ${whom}`, at }];
}
