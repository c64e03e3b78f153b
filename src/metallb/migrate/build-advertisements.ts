import type { Content } from '../../manifest/write-resource.ts';
import type { Names } from './names.ts';
import type { OldAdvertisement, OldPool } from './old-config.ts';
import type { NewResource } from './resource.ts';

/** A pool and the name it has today. */
export interface NamedPool {
  readonly pool: OldPool;
  readonly name: string;
}

/** An advertisement of today and the pools it is for. */
interface Group {
  readonly kind: 'L2Advertisement' | 'BGPAdvertisement';
  readonly namespace: string;
  readonly fields: ReadonlyMap<string, Content>;
  readonly pools: string[];
  readonly comments: string[];
}

/**
 * The advertisements of pools, one for all that are announced alike. A BGP pool that said nothing of it was announced
 * without any setting; today a pool without an advertisement is not announced at all.
 */
export function buildAdvertisements(
  pools: readonly NamedPool[],
  names: Names,
  say: (message: string) => void,
): readonly NewResource[] {
  const groups = new Map<string, Group>();
  const add = (kind: Group['kind'], { pool, name }: NamedPool, { fields, comments }: OldAdvertisement): void => {
    const key = JSON.stringify([kind, pool.namespace, keyOf(fields)]);
    const group = groups.get(key) ?? {
      kind,
      namespace: pool.namespace,
      fields: distinct(fields),
      pools: [],
      comments: [],
    };
    if (!group.pools.includes(name)) group.pools.push(name);
    group.comments.push(...comments);
    groups.set(key, group);
  };
  for (const named of pools) {
    const { protocol, advertisements } = named.pool;
    if (protocol === 'layer2') add('L2Advertisement', named, NOTHING);
    else if (protocol === 'bgp')
      for (const one of advertisements.length === 0 ? [NOTHING] : advertisements) add('BGPAdvertisement', named, one);
    else
      say(`pool "${named.name}" has the protocol "${protocol}", which is neither layer2 nor bgp: nothing announces it`);
    if (protocol === 'layer2' && advertisements.length > 0)
      say(`pool "${named.name}" is of layer 2, where its bgp-advertisements mean nothing: they are left out`);
  }
  return [...groups.values()].map((group) => resourceOf(group, [...groups.values()], names));
}

const NOTHING: OldAdvertisement = { fields: new Map(), comments: [] };

/** What an advertisement says, whatever the order of its communities, and with its defaults. */
function keyOf(fields: ReadonlyMap<string, Content>): readonly unknown[] {
  const communities = fields.get('communities');
  return [
    fields.get('aggregationLength') ?? 32,
    fields.get('aggregationLengthV6') ?? 128,
    fields.get('localPref') ?? 0,
    Array.isArray(communities) ? [...new Set(communities.map(String))].sort() : [],
  ];
}

/** Each community once: today's MetalLB refuses two. */
function distinct(fields: ReadonlyMap<string, Content>): ReadonlyMap<string, Content> {
  const communities = fields.get('communities');
  return Array.isArray(communities) ? new Map([...fields, ['communities', [...new Set(communities)]]]) : fields;
}

/** Called after its pool where it is the only one of its kind for that pool, else after its kind. */
function resourceOf(
  { kind, namespace, fields, pools, comments }: Group,
  groups: readonly Group[],
  names: Names,
): NewResource {
  const [pool = ''] = pools;
  const isOnly =
    pools.length === 1 && groups.filter((one) => one.kind === kind && one.pools.includes(pool)).length === 1;
  const general = kind === 'L2Advertisement' ? 'layer2' : 'bgp';
  return {
    apiVersion: 'metallb.io/v1beta1',
    kind,
    namespace,
    name: names.give(kind, namespace, isOnly ? pool : general, general),
    metadata: new Map(),
    spec: new Map<string, Content>([['ipAddressPools', pools], ...fields]),
    comments,
  };
}
