import { fieldsOf, itemsOf, type Route, valueAt } from '../../manifest/tree.ts';
import type { Content } from '../../manifest/write-resource.ts';
import type { LegacyText } from './legacy-text.ts';
import type { OldConfig, OldPeer, OldPool } from './old-config.ts';
import { copy, isNoTime, readAddresses, scalar } from './read-config.ts';

const NOTHING: OldConfig = { pools: [], peers: [], profiles: [], communities: [] };

/** Reads an AddressPool, or a BGPPeer of `metallb.io/v1beta1`; what has no counterpart is noted. */
export function readResource(text: LegacyText): OldConfig {
  return text.fields.get('kind') === 'BGPPeer'
    ? { ...NOTHING, peers: [readPeer(text)] }
    : { ...NOTHING, pools: [readPool(text)] };
}

const SPEC: Route = ['spec'];
const POOL_OPTIONS = ['autoAssign', 'avoidBuggyIPs'] as const;
const ADVERTISEMENT_FIELDS = ['aggregationLength', 'aggregationLengthV6', 'localPref'] as const;

function readPool(text: LegacyText): OldPool {
  const spec = fieldsOf(valueAt(text.fields, SPEC));
  for (const key of spec.keys()) {
    if (['addresses', 'protocol', 'bgpAdvertisements', ...POOL_OPTIONS].includes(key)) continue;
    text.note([...SPEC, key], `"${key}" has no counterpart, and is left out`);
  }
  const advertisements = itemsOf(spec.get('bgpAdvertisements')).map((item, index) => {
    const advertisement = fieldsOf(item);
    const communities = copy(advertisement.get('communities'));
    return {
      fields: new Map<string, Content>([
        ...picked(ADVERTISEMENT_FIELDS, (key) => copy(advertisement.get(key))),
        ...(Array.isArray(communities) && communities.length > 0 ? [['communities', communities] as const] : []),
      ]),
      comments: text.commentsBelow([...SPEC, 'bgpAdvertisements', index]),
    };
  });
  return {
    name: nameOf(text),
    protocol: String(scalar(spec.get('protocol')) ?? ''),
    addresses: readAddresses(text, spec, [...SPEC, 'addresses']),
    options: new Map(picked(POOL_OPTIONS, (key) => copy(spec.get(key)))),
    advertisements,
    namespace: text.namespace,
    metadata: metadataOf(text),
    comments: text.leftovers(),
  };
}

/**
 * The conversion of MetalLB turns a timer that is left out into zero, which up to 0.14.8 meant 90 seconds (a keepalive:
 * a third of the hold time) and since turns it off: zero is written, which means the same in every release.
 */
function readPeer(text: LegacyText): OldPeer {
  const spec = fieldsOf(valueAt(text.fields, SPEC));
  const own = new Set(['password', 'bfdProfile', 'holdTime', 'keepaliveTime']);
  const fields = new Map<string, Content>(
    picked(
      [...spec.keys()].filter((key) => !own.has(key)),
      (key) => copy(spec.get(key)),
    ),
  );
  if (fields.get('peerPort') === 0) fields.delete('peerPort');
  const [hold, keepalive] = [scalar(spec.get('holdTime')), scalar(spec.get('keepaliveTime'))];
  const isKeptAlive = !isNoTime(keepalive ?? undefined);
  // A keepalive longer than no hold time is refused since 0.14.9: the 90 seconds of before are what it can mean.
  fields.set('holdTime', isNoTime(hold ?? undefined) ? (isKeptAlive ? '90s' : '0s') : (hold ?? '0s'));
  fields.set('keepaliveTime', isKeptAlive ? (keepalive ?? '0s') : '0s');
  if (isNoTime(hold ?? undefined) && !isKeptAlive) {
    text.note(
      SPEC,
      `BGPPeer "${nameOf(text)}" has no timers, which v1beta1 turns into 0s: 90s up to 0.14.8, and none since; write holdTime: 90s unless that is meant`,
    );
  }
  return {
    name: nameOf(text),
    fields,
    password: String(scalar(spec.get('password')) ?? '') || undefined,
    bfdProfile: String(scalar(spec.get('bfdProfile')) ?? '') || undefined,
    namespace: text.namespace,
    metadata: metadataOf(text),
    comments: text.leftovers(),
  };
}

function nameOf(text: LegacyText): string {
  return String(scalar(valueAt(text.fields, ['metadata', 'name'])) ?? '');
}

/** Labels and annotations, but for what kubectl writes of the old resource. */
function metadataOf(text: LegacyText): ReadonlyMap<string, Content> {
  const metadata = new Map<string, Content>();
  for (const key of ['labels', 'annotations']) {
    const all = copy(valueAt(text.fields, ['metadata', key]));
    if (!(all instanceof Map)) continue;
    const kept = new Map([...all].filter(([name]) => name !== 'kubectl.kubernetes.io/last-applied-configuration'));
    if (kept.size > 0) metadata.set(key, kept);
  }
  return metadata;
}

function picked(keys: readonly string[], value: (key: string) => Content | undefined) {
  return keys.flatMap((key) => {
    const found = value(key);
    return found === undefined || found === null ? [] : [[key, found] as const];
  });
}
