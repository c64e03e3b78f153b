import { formatPrefix } from '../../address/interval.ts';
import { parsePoolEntry } from '../../address/pool-entry.ts';
import { Commented, type Content } from '../../manifest/write-resource.ts';
import { buildAdvertisements } from './build-advertisements.ts';
import { Names } from './names.ts';
import type { Note, OldAddresses, OldCommunity, OldConfig, OldPeer, OldPool, OldProfile } from './old-config.ts';
import type { NewResource } from './resource.ts';

/** Resources of today, and what is to be said of them. */
export interface Built {
  readonly resources: readonly NewResource[];
  readonly notes: readonly Note[];
}

/** What is to be made of old configurations. */
export interface BuildInput {
  readonly config: OldConfig;
  /** Names of resources that are there already. */
  readonly taken: readonly { readonly kind: string; readonly namespace: string; readonly name: string }[];
  /** Whether the release has `avoidBuggyIPs`, which 0.13.0 to 0.13.3 lack. */
  readonly avoidsBuggyIPs: boolean;
}

const V1BETA1 = 'metallb.io/v1beta1';

/** Makes the resources of today: pools, advertisements, peers with their secrets, BFD profiles and communities. */
export function buildResources({ config, taken, avoidsBuggyIPs }: BuildInput): Built {
  const names = new Names();
  for (const { kind, namespace, name } of taken) names.take(kind, namespace, name);
  const notes: Note[] = [];
  const say = (message: string) => notes.push({ message, line: undefined });
  const pools = config.pools.map((pool) => ({
    pool,
    name: names.give('IPAddressPool', pool.namespace, pool.name, 'pool'),
  }));
  for (const { pool, name } of pools) {
    if (pool.name !== name) say(`pool "${pool.name}" is called "${name}" now: Services that ask for it have to say so`);
    if (!avoidsBuggyIPs && pool.options.get('avoidBuggyIPs') === true)
      say(
        `pool "${name}": avoidBuggyIPs exists from MetalLB 0.13.4 on; leave the addresses that end in .0 and .255 out`,
      );
  }
  const profiles = config.profiles.map((profile) => {
    const name = names.give('BFDProfile', profile.namespace, profile.name, 'profile');
    if (name !== profile.name) say(`BFD profile "${profile.name}" is called "${name}" now`);
    return { profile, name };
  });
  const resources = [
    ...pools.map(({ pool, name }) => poolOf(pool, name, avoidsBuggyIPs)),
    ...buildAdvertisements(pools, names, say),
    ...config.peers.flatMap((peer) => peersOf(peer, profiles, names, say)),
    ...profiles.map(({ profile, name }) => resource('BFDProfile', profile, name, profile.fields)),
    ...communitiesOf(config.communities, names),
  ];
  return { resources, notes };
}

function resource(
  kind: string,
  { namespace, metadata, comments }: Pick<OldProfile, 'namespace' | 'metadata' | 'comments'>,
  name: string,
  spec: ReadonlyMap<string, Content>,
  apiVersion = V1BETA1,
): NewResource {
  return { apiVersion, kind, namespace, name, metadata, spec, comments };
}

function poolOf(pool: OldPool, name: string, avoidsBuggyIPs: boolean): NewResource {
  const options = [...pool.options].filter(([key]) => avoidsBuggyIPs || key !== 'avoidBuggyIPs');
  const spec = new Map<string, Content>([['addresses', pool.addresses.map(entryOf)], ...options]);
  return resource('IPAddressPool', pool, name, spec);
}

/** An entry with host bits stands as the prefix that MetalLB makes of it. */
function entryOf({ text, before, beside }: OldAddresses): Content {
  const parsed = parsePoolEntry(text);
  const { family, first } = parsed.kind === 'cidr' ? parsed.interval : { family: undefined, first: 0n };
  const widens = parsed.kind === 'cidr' && parsed.hostBits && family !== undefined;
  const written = widens ? formatPrefix({ family, first, length: parsed.prefixLength }) : text;
  return before.length === 0 && beside === undefined ? written : new Commented(written, before, beside);
}

/** A peer, and the Secret for its password, which does not belong into a BGPPeer. */
function peersOf(
  peer: OldPeer,
  profiles: readonly { readonly profile: OldProfile; readonly name: string }[],
  names: Names,
  say: (message: string) => void,
): readonly NewResource[] {
  const { namespace } = peer;
  const address = String(peer.fields.get('peerAddress') ?? '').replaceAll(':', '-');
  const name = names.give('BGPPeer', namespace, peer.name ?? `peer-${address.replaceAll('.', '-')}`, 'peer');
  if (peer.name !== undefined && peer.name !== name) say(`BGPPeer "${peer.name}" is called "${name}" now`);
  const spec = new Map(peer.fields);
  if (peer.bfdProfile !== undefined) spec.set('bfdProfile', profileNamed(peer.bfdProfile, namespace, profiles));
  if (peer.password === undefined) return [resource('BGPPeer', peer, name, spec, 'metallb.io/v1beta2')];
  const secret = names.give('Secret', namespace, `${name}-password`, 'password');
  spec.set('passwordSecret', new Map([['name', secret]]));
  say(`the password of BGPPeer "${name}" stands in Secret "${secret}" now: encrypt it, or keep it out of git`);
  const password = { ...resource('Secret', { namespace, metadata: new Map(), comments: [] }, secret, new Map(), 'v1') };
  return [
    resource('BGPPeer', peer, name, spec, 'metallb.io/v1beta2'),
    { ...password, spec: undefined, more: secretOf(peer.password) },
  ];
}

function secretOf(password: string): ReadonlyMap<string, Content> {
  return new Map<string, Content>([
    ['type', 'kubernetes.io/basic-auth'],
    ['stringData', new Map([['password', password]])],
  ]);
}

function profileNamed(
  name: string,
  namespace: string,
  profiles: readonly { readonly profile: OldProfile; readonly name: string }[],
): string {
  return profiles.find(({ profile }) => profile.name === name && profile.namespace === namespace)?.name ?? name;
}

/** One resource a namespace, with all its names. */
function communitiesOf(communities: readonly OldCommunity[], names: Names): readonly NewResource[] {
  const namespaces = [...new Set(communities.map(({ namespace }) => namespace))];
  return namespaces.map((namespace) => {
    const list = communities.filter((one) => one.namespace === namespace).map(aliasOf);
    const head = { namespace, metadata: new Map<string, Content>(), comments: [] };
    const name = names.give('Community', namespace, 'communities', 'communities');
    return resource('Community', head, name, new Map([['communities', list]]));
  });
}

function aliasOf({ name, value, before, beside }: OldCommunity): Content {
  const alias = new Map<string, Content>([
    ['name', name],
    ['value', beside === undefined ? value : new Commented(value, [], beside)],
  ]);
  return before.length === 0 ? alias : new Commented(alias, before, undefined);
}
