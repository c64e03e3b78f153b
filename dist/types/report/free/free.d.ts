import type { Incomplete } from '../../files/incomplete.js';
import type { Role } from '../../plan/plan.js';
/** What `mlb-lint free` prints as JSON (contract, section 9). */
export interface FreeReport {
    readonly schemaVersion: 1;
    /** The smallest first, then by address. */
    readonly blocks: readonly FreeBlock[];
    /** Files that an I/O error or a limit kept from being read, by path; left out where there are none. */
    readonly incomplete?: readonly Incomplete[];
}
/** Free addresses of one range of the plan that lie together. */
export interface FreeBlock {
    readonly site: string;
    /** The network of the range; null for routed space, which is in none. */
    readonly network: string | null;
    /** `a-b` or `a`; a CIDR where a prefix length was asked for. */
    readonly range: string;
    /** Addresses; above 2^53 the nearest double. */
    readonly size: number;
    readonly role: Role;
    /** Who has the address before the gap and the one behind it; null where nobody has. */
    readonly before: string | null;
    readonly after: string | null;
}
