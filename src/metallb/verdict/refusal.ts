import type { Manifest } from '../../manifest/manifest.ts';
import type { Route } from '../../manifest/tree.ts';

/** What is wrong with pools. */
type PoolFact = 'pool-entry' | 'pool-empty' | 'pool-overlap' | 'pool-node-address' | 'pool-crash';

/** What is wrong with advertisements and communities. */
type AdvertisementFact =
  | 'duplicate-entry'
  | 'aggregation-bounds'
  | 'aggregation-pool'
  | 'aggregation-mapped'
  | 'aggregation-selectors'
  | 'local-preference'
  | 'community-malformed'
  | 'community-unknown'
  | 'community-webhook'
  | 'community-value'
  | 'community-duplicate';

/** What is wrong with selectors of any kind, and with names of resources. */
type CommonFact = 'selector-duplicate' | 'selector-malformed' | 'duplicate-name' | 'schema';

/** What is wrong with one BGPPeer. */
type PeerFact =
  | 'peer-asn'
  | 'peer-multi-hop'
  | 'peer-address'
  | 'peer-router-id'
  | 'peer-source-address'
  | 'peer-duration'
  | 'peer-hold-time'
  | 'peer-keepalive-time'
  | 'peer-connect-time'
  | 'peer-passwords'
  | 'secret-missing'
  | 'secret-content';

/** What is wrong between BGPPeers, BFDProfiles and the BGP mode. */
type SessionFact =
  | 'peers-router-id'
  | 'peers-address'
  | 'peers-asn'
  | 'bfd-unknown'
  | 'bfd-bounds'
  | 'bfd-echo'
  | 'mode-peer'
  | 'mode-bfd-profile'
  | 'mode-ipv6'
  | 'mode-community'
  | 'mode-extras';

/** Why a configuration is refused: one tag a condition, whatever the release. */
export type Fact = PoolFact | AdvertisementFact | CommonFact | PeerFact | SessionFact;

/** Who refuses. What a webhook and the component behind it both refuse is said of the component. */
export type Component = 'api-server' | 'webhook' | 'controller' | 'speaker';

/**
 * What happens then: the component keeps its last valid configuration as a whole, the speakers of the selected nodes
 * keep theirs (from 0.16.0 on), the object is not stored, or the component crashes.
 */
export type Consequence = 'stale' | 'nodes' | 'object' | 'crash';

/** A part of a resource. */
export interface Part {
  readonly manifest: Manifest;
  readonly route: Route;
}

/** A part of another resource that explains a refusal. */
export interface RelatedPart extends Part {
  readonly message: string;
}

/** One fault of a configuration. */
export interface Fault extends Part {
  readonly fact: Fact;
  /** Whether the key at the route is blamed, not its value. */
  readonly key?: boolean;
  /** What is wrong, a sentence without its consequence, with the names that matter in quotes. */
  readonly what: string;
  readonly help?: string;
  readonly related?: readonly RelatedPart[];
  /** The other one of two that are alike in fault: either could be blamed. */
  readonly twin?: Part;
}

/** A fault, who of MetalLB refuses it, and what happens then. */
export interface Refusal extends Fault {
  readonly component: Component;
  readonly consequence: Consequence;
}

const AFTERMATH = {
  controller: 'the controller and the speakers keep the last valid configuration',
  speaker: 'the speakers keep the last valid configuration',
  webhook: "MetalLB's webhook refuses the object",
  'api-server': 'the API server refuses the object',
} as const satisfies Record<Component, string>;

/** Who refuses and what happens then, as the end of a sentence. */
export function aftermath({ component, consequence }: Pick<Refusal, 'component' | 'consequence'>): string {
  if (consequence === 'crash') return `the ${component} crashes`;
  if (consequence === 'nodes') return 'the speakers of the selected nodes keep the last valid configuration';
  return AFTERMATH[component];
}
