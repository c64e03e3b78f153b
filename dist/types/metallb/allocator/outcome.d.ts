import type { Address } from '../../address/address.js';
/** What decided a Service's result. */
export type DecidedBy = 'status' | 'request' | 'pool' | 'automatic';
/** Why a Service gets no address (contract, section 6). */
export type PendingReason = 'no-pool' | 'no-compatible-pool' | 'pool-exhausted' | 'unknown-pool' | 'pool-refuses' | 'address-outside-pools' | 'address-in-use' | 'invalid-request' | 'pool-mismatch' | 'family-mismatch' | 'invalid-configuration';
/** A Service has addresses: one, or one of each family. */
export interface Assigned {
    readonly status: 'assigned';
    readonly by: DecidedBy;
    readonly addresses: readonly Address[];
    /** The pool's name. */
    readonly pool: string;
}
/** A Service stays pending. */
export interface Pending {
    readonly status: 'pending';
    readonly by: DecidedBy;
    readonly reason: PendingReason;
    /** The pool it speaks of: asked for, or holding the address. */
    readonly pool?: string;
    /** The address it speaks of. */
    readonly address?: Address;
}
/** What becomes of a Service that MetalLB serves. */
export type Outcome = Assigned | Pending;
