import type { Incomplete } from '../files/incomplete.js';
/** What `mlb-lint map` prints as JSON: who owns, claims and uses every address of the plan. */
export interface MapReport {
    readonly schemaVersion: 1;
    readonly sites: readonly SiteMap[];
    /** Files that an I/O error or a limit kept from being read, by path; left out where there are none. */
    readonly incomplete?: readonly Incomplete[];
}
/** The address plan of one site; without a plan, what one folder's clusters claim. */
export interface SiteMap {
    /** Left out where there is no plan. */
    readonly site?: string;
    /** The address space, where the plan names one. */
    readonly vrf?: string;
    /** The networks in the plan's order, then what is routed, then what is claimed beside them. */
    readonly areas: readonly MapArea[];
}
/** A network, the routed space of a site, or the surroundings of what lies in neither. */
export interface MapArea {
    readonly kind: 'network' | 'routed' | 'elsewhere';
    /** The network's name; else the kind. */
    readonly name: string;
    readonly vlan?: number;
    readonly gateways: readonly string[];
    /** The network leases addresses that nobody wrote down. */
    readonly unknownDhcp?: true;
    /** IPv4 before IPv6, ascending. */
    readonly blocks: readonly MapBlock[];
    /** What people wrote and what is used, by address, the wider first. */
    readonly rows: readonly MapRow[];
    readonly conflicts: readonly MapConflict[];
}
/** A prefix, or a run of addresses, that is drawn as one picture. */
export interface MapBlock {
    /** A CIDR where it is one, else `a-b`. */
    readonly range: string;
    /** Addresses; above 2^53 the nearest double, as every size here. */
    readonly size: number;
    /** Every address of the block, once, ascending. */
    readonly segments: readonly MapSegment[];
}
/**
 * What an address is: `service` is held by a Service as predicted, `promised` reserved for one, `pool` in a pool and
 * not given out, `free` in a range for Services and in no pool. `unassigned` belongs to nobody, `other` is drawn with
 * another network that it lies in.
 */
export type MapState = 'service' | 'promised' | 'pool' | 'free' | 'gateway' | 'node' | 'dhcp' | 'appliance' | 'reserved' | 'unassigned' | 'other';
/** A run of addresses of which the same is true. */
export interface MapSegment {
    /** `a-b`, or `a`. */
    readonly range: string;
    readonly size: number;
    readonly state: MapState;
    /** The foremost owner in words, as in `DHCP range "lan clients"`. */
    readonly owner?: string;
    /** The pool that holds it; of several the first. */
    readonly pool?: MapPool;
    /** The Services that use it: they share the address where they are several. */
    readonly services?: readonly MapUse[];
    /** It is claimed by somebody who must not have it; the area's conflicts say why. */
    readonly conflict?: true;
}
/** A pool, and its cluster where the plan names it. */
export interface MapPool {
    readonly cluster?: string;
    readonly name: string;
}
/**
 * How a Service uses an address: `assigned` as predicted, `asked` where it asks for it and gets it from no pool, `held`
 * where its status has it and another controller serves it.
 */
export interface MapUse {
    readonly cluster?: string;
    /** `namespace/name`; a part that cannot be known stands as it is written. */
    readonly service: string;
    readonly status: 'assigned' | 'asked' | 'held';
    /** Another order of Services or pools may give it another address. */
    readonly orderDependent: boolean;
}
/** One line of the allocation table: all that is said of exactly these addresses. */
export interface MapRow {
    readonly range: string;
    readonly size: number;
    /** Who the plan says it is for; null where only a pool or a Service names it. */
    readonly role: 'gateway' | 'node' | 'dhcp' | 'appliance' | 'service' | 'reserved' | null;
    /** The name of the range, the node, or the gateway's network. */
    readonly name?: string;
    readonly owner?: string;
    readonly purpose?: string;
    /** The import that says so: its file or server. */
    readonly from?: string;
    /** The pools that have exactly these addresses as an entry. */
    readonly pools: readonly MapPool[];
    /** The pools that the plan keeps a service range for. */
    readonly keptFor: readonly string[];
    /** The Services that the address is promised to. */
    readonly promised: readonly string[];
    readonly services: readonly MapUse[];
    readonly dns: readonly string[];
    /** How many of the addresses Services use; only of pools and of ranges for Services. */
    readonly used?: number;
    /** Of how many, where that is not all of them: `avoidBuggyIPs` of a pool withholds some. */
    readonly capacity?: number;
}
/** Addresses that two claim and only one may have. */
export interface MapConflict {
    /** At least one, ascending. */
    readonly ranges: readonly string[];
    /** A sentence without a full stop. */
    readonly message: string;
}
