import type { Content } from '../../manifest/write-resource.ts';

/** Comments beside something: texts that begin after their `#`. */
export interface Remarks {
  readonly before: readonly string[];
  readonly beside: string | undefined;
}

/** What every old thing has: where it was written, and what was said of it. */
interface Old {
  /** The namespace of the resources that come of it. */
  readonly namespace: string;
  readonly comments: readonly string[];
  /** Labels and annotations as they were. */
  readonly metadata: ReadonlyMap<string, Content>;
}

/** An address pool of the ConfigMap, or an AddressPool. */
export interface OldPool extends Old {
  readonly name: string;
  readonly protocol: string;
  readonly addresses: readonly OldAddresses[];
  /** The fields of an IPAddressPool beside its addresses. */
  readonly options: ReadonlyMap<string, Content>;
  /** None at all is one without any setting. */
  readonly advertisements: readonly OldAdvertisement[];
}

/** One text of a pool's addresses. */
export interface OldAddresses extends Remarks {
  readonly text: string;
}

/** A BGP advertisement inside a pool: the fields of a BGPAdvertisement without its pools. */
export interface OldAdvertisement {
  readonly fields: ReadonlyMap<string, Content>;
  readonly comments: readonly string[];
}

/** A BGP peer of the ConfigMap, which has no name, or a BGPPeer of `metallb.io/v1beta1`. */
export interface OldPeer extends Old {
  readonly name: string | undefined;
  /** The fields of a BGPPeer, timers as they are meant, without the two below. */
  readonly fields: ReadonlyMap<string, Content>;
  readonly password: string | undefined;
  readonly bfdProfile: string | undefined;
}

/** A BFD profile: the fields of a BFDProfile. */
export interface OldProfile extends Old {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Content>;
}

/** A name for a community. */
export interface OldCommunity extends Old, Remarks {
  readonly name: string;
  readonly value: string;
}

/** What was configured the old way, in the order of the files. */
export interface OldConfig {
  readonly pools: readonly OldPool[];
  readonly peers: readonly OldPeer[];
  readonly profiles: readonly OldProfile[];
  readonly communities: readonly OldCommunity[];
}

/** Something that a person has to know of: what has no counterpart, or another name now. */
export interface Note {
  readonly message: string;
  /** The line of the file, from 1; undefined where there is none. */
  readonly line: number | undefined;
}
