import { type Address, type Family, formatAddress } from '../../address/address.ts';
import { capacityOf } from '../../metallb/allocator/capacity.ts';
import type { PoolRules } from '../../metallb/allocator/pool-rules.ts';
import { predictionOf } from '../../metallb/allocator/prediction-of.ts';
import { askedAddresses } from '../../metallb/asked-addresses.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import { familiesOf } from '../../metallb/families.ts';
import { unreadPools } from '../../metallb/reach.ts';
import { type Service, written } from '../../metallb/service.ts';
import { outcomesOf } from '../outcomes-of.ts';
import type { Step } from './step.ts';

/** Of so many pools it is told why they take or refuse the Service. */
const MOST_POOLS = 50;

/**
 * Each pool of a cluster, by name, and why it takes or refuses a Service; then those that MetalLB does not read. A pool
 * that refuses one which gets an address of another is not in its way.
 */
export function poolSteps(cluster: Cluster, service: Service): readonly Step[] {
  const steps = allSteps(cluster, service);
  if (outcomesOf(cluster).get(service)?.status !== 'assigned') return steps;
  return steps.map(({ change: _, ...step }) => (step.verdict === 'bad' ? { ...step, verdict: 'note' } : step));
}

function allSteps(cluster: Cluster, service: Service): readonly Step[] {
  const { pools } = predictionOf(cluster).scene.index;
  const named = service.request.pool?.text;
  const asked = askedAddresses(service.request);
  const addresses = typeof asked === 'object' && 'addresses' in asked ? asked.addresses : [];
  const wanted = pools.filter(({ pool, name }) => name === named || addresses.some((one) => pool.addresses.has(one)));
  const shown = new Set([...wanted, ...pools].slice(0, MOST_POOLS));
  const steps = pools.filter((rules) => shown.has(rules)).map((rules) => poolStep(cluster, service, rules, addresses));
  const left = pools.length - shown.size;
  const rest: readonly Step[] =
    left === 0 ? [] : [{ topic: 'pool', verdict: 'note', message: `${left} more pools are not shown` }];
  if (typeof named === 'string' && !pools.some(({ name }) => name === named) && pools.length > 0) {
    const change = `Ask for a pool of the cluster, for example "${pools[0]?.name}".`;
    const message = `pool "${named}" does not exist`;
    return [...steps, ...rest, { topic: 'pool', verdict: 'bad', message, change }, ...unreadSteps(cluster)];
  }
  if (pools.length > 0) return [...steps, ...rest, ...unreadSteps(cluster)];
  const change = 'Add an IPAddressPool, and an advertisement for it.';
  return [{ topic: 'pool', verdict: 'bad', message: 'the cluster has no pool', change }, ...unreadSteps(cluster)];
}

function unreadSteps(cluster: Cluster): readonly Step[] {
  return unreadPools(cluster).map((manifest) => ({
    topic: 'pool',
    verdict: 'bad',
    message: `MetalLB does not read ${manifest.kind} "${written(manifest.name ?? '')}"`,
    at: manifest.at(['metadata']),
    change: 'Put the pool into the namespace of MetalLB, in a kind that its release serves.',
  }));
}

function poolStep(cluster: Cluster, service: Service, rules: PoolRules, addresses: readonly Address[]): Step {
  const { pool, name } = rules;
  const topic = 'pool';
  const label = `pool "${name}"`;
  const at = pool.manifest.at(['metadata', 'name']);
  const accepts = rules.accepts(service);
  const kept = pool.allocation && { at: pool.manifest.keyAt(pool.allocation.route) };
  if (accepts === false) {
    const message = `${label} is kept for other Services by its serviceAllocation`;
    return { topic, verdict: 'bad', message, at, ...kept };
  }
  if (accepts === 'unknown') {
    return { topic, verdict: 'unknown', message: `whether ${label} is kept for others cannot be known`, at, ...kept };
  }
  const named = service.request.pool?.text;
  if (addresses.length > 0) return asksStep(cluster, rules, addresses, at);
  if (typeof named === 'string') {
    if (named !== name) return { topic, verdict: 'note', message: `${label} is not the one it asks for`, at };
    return roomStep(cluster, service, rules, at);
  }
  const offers = rules.offers(service);
  if (offers === 'unknown') {
    return { topic, verdict: 'unknown', message: `whether ${label} is assigned by itself cannot be known`, at };
  }
  if (offers) return roomStep(cluster, service, rules, at);
  if (pool.autoAssign === false) {
    const message = `${label} is given only to who asks for it (autoAssign: false)`;
    const change = `Ask for ${label} by the annotation address-pool, or set its autoAssign: true.`;
    return { topic, verdict: 'bad', message, at: pool.manifest.at(['spec', 'autoAssign']), change };
  }
  const message = `${label} has a serviceAllocation that selects nobody, and this release then gives it to nobody by itself`;
  return { topic, verdict: 'bad', message, at, ...kept };
}

function asksStep(cluster: Cluster, rules: PoolRules, addresses: readonly Address[], at: Step['at'] & object): Step {
  const { index } = predictionOf(cluster).scene;
  const topic = 'pool';
  const held = addresses.filter((address) => rules.pool.addresses.has(address));
  const text = held.map(formatAddress).join(' and ');
  if (held.length === 0) {
    const asked = addresses.map(formatAddress).join(' and ');
    return { topic, verdict: 'note', message: `pool "${rules.name}" does not hold ${asked}`, at };
  }
  if (held.some((address) => index.withholds(rules, address))) {
    const change = 'Ask for an address that does not end in .0 or .255, or set avoidBuggyIPs: false.';
    const message = `pool "${rules.name}" holds ${text} and withholds it (avoidBuggyIPs)`;
    return { topic, verdict: 'bad', message, at: rules.pool.manifest.at(['spec', 'avoidBuggyIPs']), change };
  }
  const entry = rules.pool.entries.find(
    ({ parsed }) =>
      parsed !== undefined &&
      'interval' in parsed &&
      held.some(({ family, value }) => {
        const { interval } = parsed;
        return interval.family === family && interval.first <= value && value <= interval.last;
      }),
  );
  const place = entry === undefined ? at : rules.pool.manifest.at(entry.route);
  return { topic, verdict: 'good', message: `pool "${rules.name}" holds ${text}`, at: place };
}

function roomStep(cluster: Cluster, service: Service, rules: PoolRules, at: Step['at'] & object): Step {
  const { scene, assigned } = predictionOf(cluster);
  const topic = 'pool';
  const settled = familiesOf(service, cluster.plan?.families ?? ['ipv4']);
  const families: readonly Family[] = typeof settled === 'string' ? [] : settled.families;
  const lacking = families.filter((family) => scene.index.runsOf(rules, family).length === 0);
  const label = `pool "${rules.name}"`;
  if (lacking.length > 0 && lacking.length === families.length) {
    const [family] = lacking;
    const kind = family === 'ipv4' ? 'IPv4' : 'IPv6';
    return {
      topic,
      verdict: 'bad',
      message: `${label} has no ${kind} address`,
      at,
      change: `Add ${kind} addresses to ${label}.`,
    };
  }
  const capacity = capacityOf(scene.index, rules);
  const taken = assigned(rules);
  const use = `${taken} of its ${capacity} addresses taken`;
  const order = rules.pinned
    ? `, and is tried first${rules.priority > 0 ? ` with priority ${rules.priority}` : ''}`
    : '';
  if (BigInt(taken) < capacity)
    return { topic, verdict: 'good', message: `${label} is open to it, with ${use}${order}`, at };
  return { topic, verdict: 'note', message: `${label} is open to it and full in the end, with ${use}${order}`, at };
}
