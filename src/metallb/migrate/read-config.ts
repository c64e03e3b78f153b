import { type Fields, fieldsOf, isFields, isItems, itemsOf, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Content } from '../../manifest/write-resource.ts';
import type { LegacyText } from './legacy-text.ts';
import type {
  OldAddresses,
  OldAdvertisement,
  OldCommunity,
  OldConfig,
  OldPeer,
  OldPool,
  OldProfile,
} from './old-config.ts';

const NONE: ReadonlyMap<string, Content> = new Map();

/** Reads a configuration in the grammar of the ConfigMap; what has no counterpart is noted. */
export function readConfig(text: LegacyText): OldConfig {
  const { fields } = text;
  noteOthers(text, fields, [], ['address-pools', 'peers', 'bfd-profiles', 'bgp-communities']);
  return {
    pools: mappingsAt(text, ['address-pools']).map(([pool, route]) => readPool(text, pool, route)),
    peers: mappingsAt(text, ['peers']).map(([peer, route]) => readPeer(text, peer, route)),
    profiles: mappingsAt(text, ['bfd-profiles']).map(([profile, route]) => readProfile(text, profile, route)),
    communities: readCommunities(text),
  };
}

/** The field of today for each scalar of a thing. */
type Names = Readonly<Record<string, string>>;

const POOL: Names = { 'auto-assign': 'autoAssign', 'avoid-buggy-ips': 'avoidBuggyIPs' };
const ADVERTISEMENT: Names = {
  'aggregation-length': 'aggregationLength',
  'aggregation-length-v6': 'aggregationLengthV6',
  localpref: 'localPref',
};
const PROFILE: Names = {
  'receive-interval': 'receiveInterval',
  'transmit-interval': 'transmitInterval',
  'detect-multiplier': 'detectMultiplier',
  'echo-interval': 'echoInterval',
  'echo-mode': 'echoMode',
  'passive-mode': 'passiveMode',
  'minimum-ttl': 'minimumTtl',
};
const PEER: Names = {
  'my-asn': 'myASN',
  'peer-asn': 'peerASN',
  'peer-address': 'peerAddress',
  'peer-port': 'peerPort',
  'source-address': 'sourceAddress',
  'hold-time': 'holdTime',
  'keepalive-time': 'keepaliveTime',
  'router-id': 'routerID',
  'ebgp-multihop': 'ebgpMultiHop',
};

function readPool(text: LegacyText, pool: Fields, route: Route): OldPool {
  noteOthers(text, pool, route, ['name', 'protocol', 'addresses', 'bgp-advertisements', ...Object.keys(POOL)]);
  const advertisements = mappingsAt(text, [...route, 'bgp-advertisements'], pool).map(([one, at]) =>
    readAdvertisement(text, one, at),
  );
  return {
    name: String(scalar(pool.get('name')) ?? ''),
    protocol: String(scalar(pool.get('protocol')) ?? ''),
    addresses: readAddresses(text, pool, [...route, 'addresses']),
    options: renamed(text, pool, POOL, route),
    advertisements,
    namespace: text.namespace,
    metadata: NONE,
    comments: text.commentsBelow(route),
  };
}

/** The texts of a list of addresses, with their comments. */
export function readAddresses(text: LegacyText, pool: Fields, route: Route): readonly OldAddresses[] {
  return itemsOf(pool.get('addresses')).flatMap((item, index) => {
    const at = [...route, index];
    const address = scalar(item);
    if (address !== undefined && address !== null) return [{ text: String(address), ...text.remarksAt(at) }];
    text.note(at, 'this entry of the addresses is no text, and is left out');
    return [];
  });
}

function readAdvertisement(text: LegacyText, advertisement: Fields, route: Route): OldAdvertisement {
  noteOthers(text, advertisement, route, ['communities', ...Object.keys(ADVERTISEMENT)]);
  const communities = copy(advertisement.get('communities'));
  const list: readonly (readonly [string, Content])[] =
    Array.isArray(communities) && communities.length > 0 ? [['communities', communities]] : [];
  return {
    fields: new Map([...renamed(text, advertisement, ADVERTISEMENT, route), ...list]),
    comments: text.commentsBelow(route),
  };
}

function readPeer(text: LegacyText, peer: Fields, route: Route): OldPeer {
  noteOthers(text, peer, route, ['node-selectors', 'password', 'bfd-profile', ...Object.keys(PEER)]);
  const selectors = itemsOf(peer.get('node-selectors')).map((selector) => selectorOf(fieldsOf(selector)));
  const fields = new Map(renamed(text, peer, PEER, route));
  // None and zero were 90 seconds; a keepalive of zero was a third of that.
  if (isNoTime(fields.get('holdTime'))) fields.set('holdTime', '90s');
  if (isNoTime(fields.get('keepaliveTime'))) fields.delete('keepaliveTime');
  if (fields.get('peerPort') === 0) fields.delete('peerPort');
  if (selectors.length > 0) fields.set('nodeSelectors', selectors);
  return {
    name: undefined,
    fields,
    password: textOf(peer.get('password')),
    bfdProfile: textOf(peer.get('bfd-profile')),
    namespace: text.namespace,
    metadata: NONE,
    comments: text.commentsBelow(route),
  };
}

/** Whether a time is missing or zero. */
export function isNoTime(time: Content | undefined): boolean {
  return (
    time === undefined ||
    time === '' ||
    time === 0 ||
    (typeof time === 'string' && /^0+(?:\.0*)?(?:ns|us|ms|s|m|h)?$/.test(time))
  );
}

function selectorOf(selector: Fields): ReadonlyMap<string, Content> {
  const labels = copy(selector.get('match-labels'));
  const expressions = copy(selector.get('match-expressions'));
  const today = new Map<string, Content>();
  if (labels instanceof Map) today.set('matchLabels', labels);
  if (Array.isArray(expressions)) today.set('matchExpressions', expressions);
  return today;
}

function readProfile(text: LegacyText, profile: Fields, route: Route): OldProfile {
  noteOthers(text, profile, route, ['name', ...Object.keys(PROFILE)]);
  const { namespace } = text;
  const name = String(scalar(profile.get('name')) ?? '');
  return {
    name,
    fields: renamed(text, profile, PROFILE, route),
    namespace,
    metadata: NONE,
    comments: text.commentsBelow(route),
  };
}

function readCommunities(text: LegacyText): readonly OldCommunity[] {
  const { namespace } = text;
  return [...fieldsOf(text.fields.get('bgp-communities'))].map(([name, value]) => ({
    name,
    value: String(scalar(value) ?? ''),
    namespace,
    metadata: NONE,
    ...text.remarksAt(['bgp-communities', name]),
    comments: [],
  }));
}

/** The mappings of a list, each with its route; what is none is noted. */
function mappingsAt(text: LegacyText, route: Route, holder = text.fields): readonly (readonly [Fields, Route])[] {
  const list = holder.get(String(route.at(-1)));
  if (list !== undefined && list !== null && !isItems(list))
    text.note(route, `${route.at(-1)} is no list, and is left out`);
  return itemsOf(list).flatMap((item, index) => {
    const at = [...route, index];
    if (isFields(item)) return [[item, at] as const];
    text.note(at, `this item of ${route.at(-1)} is no mapping, and is left out`);
    return [];
  });
}

function noteOthers(text: LegacyText, fields: Fields, route: Route, known: readonly string[]): void {
  for (const key of fields.keys()) {
    if (!known.includes(key)) text.note([...route, key], `"${key}" has no counterpart, and is left out`);
  }
}

function renamed(text: LegacyText, fields: Fields, names: Names, route: Route): ReadonlyMap<string, Content> {
  return new Map(
    Object.entries(names).flatMap(([old, now]) => {
      const tree = fields.get(old);
      const value = scalar(tree);
      if (isFields(tree) || isItems(tree)) text.note([...route, old], `"${old}" is no single value, and is left out`);
      return value === undefined || value === null ? [] : [[now, value] as const];
    }),
  );
}

function textOf(tree: Tree | undefined): string | undefined {
  const value = scalar(tree);
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** A single value; what cannot be known is its text. */
export function scalar(tree: Tree | undefined): string | number | boolean | null | undefined {
  if (tree instanceof Unknown) return tree.text;
  return isFields(tree) || isItems(tree) ? undefined : tree;
}

/** The same value to be written; what cannot be known is its text. */
export function copy(tree: Tree | undefined): Content | undefined {
  if (isFields(tree)) return new Map([...tree].map(([key, value]) => [key, copy(value) ?? null]));
  if (isItems(tree)) return tree.map((item) => copy(item) ?? null);
  return scalar(tree);
}
