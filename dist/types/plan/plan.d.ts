import type { Address, Family } from '../address/address.js';
import type { Interval } from '../address/interval.js';
import type { Located, Source, Span } from '../text/source.js';
/** Who an address of a network is for. */
export type Role = 'dhcp' | 'node' | 'appliance' | 'service' | 'reserved';
/** How an advertisement of an extracted pool is made. */
export type Advertise = 'l2' | 'bgp' | 'none';
/** A severity a person can set; `off` silences a rule. */
export type Setting = 'off' | 'info' | 'warning' | 'error';
/** A site address plan as people wrote it: one file and what it includes. */
export interface Plan {
    readonly source: Source;
    /** The file and what it includes. */
    readonly sources: readonly Source[];
    readonly sites: readonly SitePlan[];
    readonly lint: LintPlan;
}
/** What the plan says of the rules and of files that are never read. */
export interface LintPlan {
    readonly rules: ReadonlyMap<string, RuleSetting>;
    /** Globs, each relative to the folder of the plan file that says it. */
    readonly ignore: readonly Located<string>[];
}
/** A rule's setting: its severity, where one is set, and its own options as plain values. */
export interface RuleSetting {
    readonly at: Span;
    readonly severity?: Setting;
    readonly options: ReadonlyMap<string, string | number | boolean>;
}
/** One place with networks and clusters. */
export interface SitePlan {
    readonly name: Located<string>;
    /** The plan file's folder, relative to the repository root, `''` for the root: its paths are relative to it. */
    readonly folder: string;
    readonly at: Span;
    /** The address space; undefined: the site's own. */
    readonly vrf?: Located<string>;
    /** False where more networks exist than are written. */
    readonly complete: boolean;
    readonly networks: readonly NetworkPlan[];
    /** Space announced over BGP. */
    readonly routed: readonly RangePlan[];
    readonly bgp?: BgpPlan;
    readonly imports: readonly ImportPlan[];
    readonly clusters: readonly ClusterPlan[];
}
/** One L2 network of a site. */
export interface NetworkPlan {
    readonly name: Located<string>;
    readonly at: Span;
    /** Empty where only single ranges are known. */
    readonly cidrs: readonly Located<Interval>[];
    readonly vlan?: number;
    readonly gateways: readonly Located<Address>[];
    /** It leases addresses that nobody wrote down; where it is said. */
    readonly unknownDhcp?: Span;
    readonly ranges: readonly RangePlan[];
    readonly reservations: readonly ReservationPlan[];
    /** What imports say of the network; their ranges are among `ranges` where the plan does not write the same. */
    readonly imported?: readonly ImportedPart[];
}
/** What one import says of a network. */
export interface ImportedPart {
    /** The import as the plan names it: its file or its server. */
    readonly from: string;
    /** False where something of the import was not understood, so that more may stand in it. */
    readonly complete: boolean;
    readonly ranges: readonly RangePlan[];
    /** Those of its ranges that are a single machine's address. */
    readonly hosts: ReadonlySet<RangePlan>;
}
/** A run of addresses and who it is for. */
export interface RangePlan {
    /** Its place is the range's text. */
    readonly range: Located<Interval>;
    readonly at: Span;
    readonly role: Role;
    readonly name?: string;
    readonly owner?: string;
    readonly purpose?: string;
    /** The only pools that may stand in a service range; empty: any. */
    readonly pools: readonly Located<string>[];
    /** The clusters it is for; several share it on purpose; empty: any. */
    readonly clusters: readonly Located<string>[];
}
/** A Service as `namespace/name`. */
export interface ServiceName {
    readonly namespace: string;
    readonly name: string;
}
/** An address promised to a Service, or to several that share it. */
export interface ReservationPlan {
    readonly address: Located<Address>;
    readonly at: Span;
    readonly services: readonly Located<ServiceName>[];
    /** Undefined: any cluster of the site. */
    readonly cluster?: Located<string>;
    readonly dns: readonly string[];
}
/** What the plan says of BGP: the cluster's side, the routers, and what they accept. */
export interface BgpPlan {
    readonly at: Span;
    /** The cluster side's autonomous system number. */
    readonly asn?: Located<number>;
    /** What the routers' filters accept; undefined: not said. */
    readonly prefixes?: readonly Located<Interval>[];
    readonly peers: readonly PeerPlan[];
}
/** A router that the cluster peers with. */
export interface PeerPlan {
    readonly at: Span;
    readonly address: Located<Address>;
    readonly asn?: Located<number>;
    /** The nodes that peer with it; empty: all. */
    readonly nodes: readonly Located<string>[];
}
/** Another system that stays the source of truth for some ranges (contract, section 4). */
export interface ImportPlan {
    readonly at: Span;
    readonly type: Located<string>;
    readonly file?: Located<string>;
    readonly url?: Located<string>;
    readonly network?: Located<string>;
    readonly cluster?: Located<string>;
    readonly vrf?: Located<string>;
    readonly roles: ReadonlyMap<string, Role>;
}
/** One cluster, with the site's defaults already taken where it says nothing itself. */
export interface ClusterPlan {
    readonly name: Located<string>;
    readonly at: Span;
    /** Files, folders or globs relative to the site's folder, `{cluster}` already filled in. */
    readonly manifests: readonly ManifestEntry[];
    /** Names of the site's networks its nodes sit in; undefined: all of them. */
    readonly networks?: readonly Located<string>[];
    readonly metallb: MetallbPlan;
    readonly otherClasses: readonly Located<string>[];
    readonly podCIDRs: readonly Located<Interval>[];
    readonly serviceCIDRs: readonly Located<Interval>[];
    /** Of the cluster, its first family first; never empty. */
    readonly families: readonly Family[];
    readonly nodes: readonly NodePlan[];
    /** The cluster's own, else its site's. */
    readonly bgp?: BgpPlan;
    readonly expect: readonly ExpectPlan[];
    readonly extract: readonly ExtractPlan[];
}
/** One entry of `manifests`. */
export interface ManifestEntry {
    readonly path: Located<string>;
    /** It may match nothing without being an error (an entry of `defaults` with `{cluster}`). */
    readonly optional: boolean;
}
/** What the plan says of the cluster's MetalLB. */
export interface MetallbPlan {
    /** False: none here, on purpose. */
    readonly installed: boolean;
    readonly at?: Span;
    /** As written: a release, `0.16`, `0.16.x`, or a range. Read by `metallb`, already checked here. */
    readonly version?: Located<string>;
    readonly namespace?: Located<string>;
    readonly bgp?: Located<'native' | 'frr' | 'frr-k8s'>;
    /** A class, null for none on purpose; undefined: not said. */
    readonly loadBalancerClass?: Located<string | null>;
}
/** A node of a cluster: its addresses count as taken. */
export interface NodePlan {
    readonly at: Span;
    readonly name: Located<string>;
    readonly addresses: readonly Located<Address>[];
    readonly labels: ReadonlyMap<string, string>;
}
/** A Service that must be exposed, and how; what is not said may be anything. */
export interface ExpectPlan {
    readonly at: Span;
    readonly service: Located<ServiceName>;
    readonly type?: Located<string>;
    readonly address?: Located<Address>;
    readonly pool?: Located<string>;
}
/** Configuration that is not a manifest: JSON Pointers into a YAML or JSON file. */
export interface ExtractPlan {
    readonly at: Span;
    readonly file: Located<string>;
    /** The document of a file with several, from 1; undefined: the first. */
    readonly document?: number;
    readonly enabled?: Located<string>;
    readonly version?: Located<string>;
    readonly pools: readonly ExtractPool[];
    readonly poolsFrom: readonly ExtractPools[];
    readonly services: readonly ExtractService[];
}
/** A pool that stands outside of manifests: its addresses by a JSON Pointer. */
export interface ExtractPool {
    readonly at: Span;
    readonly name: Located<string>;
    readonly addresses: Located<string>;
    readonly advertise?: Advertise;
    readonly autoAssign?: Located<string | boolean>;
    readonly avoidBuggyIPs?: Located<string | boolean>;
}
/** One pool an item of a list; the pointers are below the items. */
export interface ExtractPools extends ExtractPool {
    readonly list: Located<string>;
}
/** A Service that stands outside of manifests: its parts by JSON Pointers. */
export interface ExtractService {
    readonly at: Span;
    readonly service: Located<ServiceName>;
    readonly type?: Located<string>;
    readonly address?: Located<string>;
    readonly annotations?: Located<string>;
    readonly class?: Located<string>;
    readonly ports?: Located<string>;
}
