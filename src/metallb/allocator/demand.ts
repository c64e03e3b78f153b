import { type Address, type Family, parseAddress } from '../../address/address.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { askedAddresses, type RequestFault } from '../asked-addresses.ts';
import { familiesOf, type ServiceFamilies } from '../families.ts';
import { compareReleases, type Release, Releases } from '../release.ts';
import { readRequest, type ServiceRequest } from '../request.ts';
import { type Service, written } from '../service.ts';

/** What a Service wants of the allocator. */
export type Wish =
  | { readonly by: 'request'; readonly addresses: readonly Address[]; readonly pool: string | undefined }
  | { readonly by: 'request'; readonly fault: RequestFault }
  | { readonly by: 'pool'; readonly pool: string }
  | { readonly by: 'automatic' };

/** Who may share an address with whom: equal keys and backends, and no common port. */
export interface Sharing {
  /** Empty: the Service shares with nobody. */
  readonly key: string;
  /** The pod selector under `externalTrafficPolicy: Local`, otherwise empty. */
  readonly backend: string;
  /** As in `TCP/80`. */
  readonly ports: readonly string[];
}

/** One Service as the allocator takes it. */
export interface Demand {
  readonly service: Service;
  readonly namespace: string;
  readonly name: string;
  readonly families: ServiceFamilies;
  readonly wish: Wish;
  /** The pool that its annotation names, also where that counts for nothing in its wish. */
  readonly pool: string | undefined;
  readonly sharing: Sharing;
  /** The addresses in its status; none where MetalLB clears what is there. */
  readonly held: readonly Address[];
}

/** What a Service demands of one release; undefined where a part of it that decides cannot be known. */
export function demandOf(
  service: Service,
  families: readonly Family[],
  release: Release,
): Demand | 'refused' | undefined {
  const { namespace, name } = service;
  const settled = familiesOf(service, families);
  // What other releases of the cluster would read does not count here.
  const request = readRequest(service.manifest, Releases.of(release));
  const wish = wishOf(request, release);
  const sharing = sharingOf(service, request);
  const pool = request.pool?.text;
  if (settled === 'refused') return settled;
  if (settled === 'unknown' || wish === undefined || sharing === undefined || pool instanceof Unknown) return undefined;
  return {
    service,
    namespace: written(namespace),
    name: written(name),
    families: settled,
    wish,
    pool,
    sharing,
    held: heldBy(service),
  };
}

function wishOf(request: ServiceRequest, release: Release): Wish | undefined {
  const asked = askedAddresses(request);
  const pool = request.pool?.text;
  if (asked === 'unknown' || pool instanceof Unknown) return undefined;
  if (asked === 'none') return pool === undefined ? { by: 'automatic' } : { by: 'pool', pool };
  if ('fault' in asked) return { by: 'request', fault: asked.fault };
  // Up to 0.13.9 the pool's annotation counts for nothing beside a request for an address.
  const counts = compareReleases(release, '0.13.10') >= 0;
  return { by: 'request', addresses: asked.addresses, pool: counts ? pool : undefined };
}

function sharingOf(service: Service, request: ServiceRequest): Sharing | undefined {
  const key = request.sharingKey?.text ?? '';
  if (key instanceof Unknown) return undefined;
  const ports = portsOf(service);
  if (key === '') return { key, backend: '', ports: ports ?? [] };
  const backend = backendOf(service);
  return ports === undefined || backend === undefined ? undefined : { key, backend, ports };
}

function portsOf({ ports }: Service): readonly string[] | undefined {
  if (ports instanceof Unknown) return undefined;
  const names: string[] = [];
  for (const { protocol, port } of ports) {
    if (protocol instanceof Unknown || port instanceof Unknown) return undefined;
    names.push(`${protocol}/${port}`);
  }
  return names;
}

/** The pod selector in apimachinery's canonical form; a Service without one counts like one that is not Local. */
function backendOf({ externalTrafficPolicy, selector }: Service): string | undefined {
  if (externalTrafficPolicy instanceof Unknown) return undefined;
  if (externalTrafficPolicy !== 'Local' || selector === undefined) return '';
  if (selector instanceof Unknown) return undefined;
  const pairs: string[] = [];
  for (const [key, value] of selector) {
    if (value instanceof Unknown) return undefined;
    pairs.push(`${key}=${value}`);
  }
  return pairs.sort().join(',');
}

/** One address, or one of each family; anything else in the status is cleared. */
function heldBy(service: Service): readonly Address[] {
  const held: Address[] = [];
  for (const text of service.statusAddresses) {
    const address = parseAddress(text);
    if (address === undefined) return [];
    held.push(address);
  }
  const families = new Set(held.map(({ family }) => family));
  return families.size < held.length ? [] : held;
}

/** Whether a demand is for both families. */
export function isDual({ families }: Demand): boolean {
  return families.families.length === 2;
}
