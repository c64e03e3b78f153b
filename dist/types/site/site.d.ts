import type { Address } from '../address/address.js';
import type { Interval } from '../address/interval.js';
import type { Cluster } from '../metallb/cluster.js';
import type { Plan, RangePlan, ReservationPlan, SitePlan } from '../plan/plan.js';
import type { Problem } from '../text/problem.js';
import type { Span } from '../text/source.js';
/** One site: the plan of it joined with its clusters. Rules read this and nothing else. */
export interface Site {
    /** Undefined where there is no plan. */
    readonly plan: SitePlan | undefined;
    readonly name: string | undefined;
    readonly clusters: readonly Cluster[];
    /** The address space it lies in, with whoever shares it. */
    readonly space: AddressSpace;
    /** What does not parse among its files, each file once. */
    readonly syntax: readonly Problem[];
}
/** An address space: the sites that name one `vrf`, or one site by itself. Addresses are unique in it. */
export interface AddressSpace {
    readonly plan: Plan | undefined;
    readonly sites: readonly Site[];
    readonly owners: Owners;
}
/** What kind of claim the plan lays on an address, the strongest first. */
export type OwnerKind = 'gateway' | 'node' | 'reservation' | 'range';
/** Who the plan says an address belongs to. */
export interface Owner {
    readonly kind: OwnerKind;
    readonly interval: Interval;
    /** What the plan's line says, as in `DHCP range "lan clients"`. */
    readonly label: string;
    readonly at: Span;
    readonly site: string;
    /** The range it is, or that a reservation lies in; undefined for others, and where there is none. */
    readonly range: RangePlan | undefined;
    readonly reservation: ReservationPlan | undefined;
    /** The cluster of a node. */
    readonly cluster: string | undefined;
}
/** A part of an interval and who owns it. */
export interface Owned {
    readonly interval: Interval;
    readonly owner: Owner;
}
/** Who owns what in an address space. Each address has one owner at most, the foremost. */
export interface Owners {
    /** The owned parts of an interval, in order. */
    over(interval: Interval): readonly Owned[];
    /** The narrowest range that an address lies in, whoever else owns the address. */
    rangeAt(address: Address): RangePlan | undefined;
    readonly all: readonly Owner[];
}
