import type { SchemaFault } from '../manifest/schema-fault.ts';

const BOUNDS: ReadonlySet<SchemaFault['kind']> = new Set(['minimum', 'maximum', 'enum', 'rule']);

/** The fields of a BGPPeer whose values `bgp/invalid-peer` judges. */
const PEER_FIELDS = new Set([
  'myASN',
  'peerASN',
  'localASN',
  'dynamicASN',
  'peerAddress',
  'sourceAddress',
  'routerID',
  'interface',
  'holdTime',
  'keepaliveTime',
  'connectTime',
]);

/** The rules that know some bounds of the schemas themselves. */
type SpecificRule = 'advertisement/aggregation-length' | 'bgp/invalid-peer' | 'bgp/bfd-profile';

/**
 * The rule that speaks of a fault of the schema because it knows the bound too; undefined where `schema/invalid` does.
 * A wrong type stays with the schema, as the values then cannot be judged.
 */
export function specificRule(kind: string, fault: SchemaFault): SpecificRule | undefined {
  const [top, field] = fault.kind === 'required' ? [...fault.route, fault.key] : fault.route;
  if (top !== 'spec' || typeof field !== 'string') return undefined;
  if (kind === 'BGPAdvertisement' && /^aggregationLength(V6)?$/.test(field)) {
    return BOUNDS.has(fault.kind) ? 'advertisement/aggregation-length' : undefined;
  }
  if (kind === 'BFDProfile') return BOUNDS.has(fault.kind) ? 'bgp/bfd-profile' : undefined;
  if (kind !== 'BGPPeer' || !PEER_FIELDS.has(field)) return undefined;
  return BOUNDS.has(fault.kind) || fault.kind === 'required' ? 'bgp/invalid-peer' : undefined;
}
