import type { Address } from '../../address/address.ts';
import type { Interval } from '../../address/interval.ts';
import type { Problem } from '../../text/problem.ts';
import type { Located, Source } from '../../text/source.ts';
import type { NodePlan, Role } from '../plan.ts';
import type { Unread } from '../plan-files.ts';

/** What one file of another system says of a site's addresses. All places are in the imported file. */
export interface Imported {
  readonly networks: readonly ImportedNetwork[];
  readonly ranges: readonly ImportedRange[];
  readonly nodes: readonly ImportedNode[];
  /** What was not understood, each with its place; the rest was read. */
  readonly problems: readonly Problem[];
  /** Nothing could be read: the only problem says why. */
  readonly unread: boolean;
}

/** A network that the other system knows. */
export interface ImportedNetwork {
  /** What the other system calls it; undefined: nothing. */
  readonly name?: string;
  /** At least one. */
  readonly cidrs: readonly Located<Interval>[];
  readonly gateways: readonly Located<Address>[];
  readonly vlan?: number;
}

/**
 * How an address is known to be a single machine's: a DHCP server reserves it for that machine, or somebody keeps
 * record of it. A record may describe what a wider range hands out, a reservation is a claim of its own.
 */
export type HostKind = 'reservation' | 'record';

/** Addresses and whom they are for. */
export interface ImportedRange {
  readonly range: Located<Interval>;
  readonly role: Role;
  readonly name?: string;
  readonly owner?: string;
  readonly purpose?: string;
  /** Set where it is one machine's address. */
  readonly host?: HostKind;
}

/** A node of a cluster. */
export interface ImportedNode extends NodePlan {
  readonly podCIDRs: readonly Located<Interval>[];
}

/** What an importer is told beside the file. */
export interface ImportContext {
  /** The other system's roles or statuses, each with the role it has here. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Only what lies in this VRF of the other system. */
  readonly vrf?: string;
  /** The prefixes of the network the data belongs to, by which `.100` is completed. */
  readonly prefixes: readonly Interval[];
  readonly files: ImportFiles;
}

/** The files that an imported file includes: paths are as written there, relative to the folder of that file. */
export interface ImportFiles {
  read(path: string, from: Source): Source | Unread;
  /** The files in a folder, sorted by name; an Unread where it is no folder of the repository. */
  list(folder: string, from: Source): readonly string[] | Unread;
}

/** A file of another system, and what its importer is told. */
export interface ImportFile {
  readonly source: Source;
  readonly context: ImportContext;
}

/** Reads a file of another system. Never throws, whatever the text. */
export type Importer = (source: Source, context: ImportContext) => Imported;
