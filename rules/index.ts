import type { Rule } from '../src/lint/rule.ts';
import { aggregationLength } from './advertisement/aggregation-length.ts';
import { allPools } from './advertisement/all-pools.ts';
import { duplicate } from './advertisement/duplicate.ts';
import { localPreference } from './advertisement/local-preference.ts';
import { noNode } from './advertisement/no-node.ts';
import { noPool } from './advertisement/no-pool.ts';
import { unknownCommunity } from './advertisement/unknown-community.ts';
import { unknownPeer } from './advertisement/unknown-peer.ts';
import { unknownPool } from './advertisement/unknown-pool.ts';
import { bfdProfile } from './bgp/bfd-profile.ts';
import { conflictingPeers } from './bgp/conflicting-peers.ts';
import { invalidPeer } from './bgp/invalid-peer.ts';
import { noPeer } from './bgp/no-peer.ts';
import { noPrefixFilter } from './bgp/no-prefix-filter.ts';
import { peerMismatch } from './bgp/peer-mismatch.ts';
import { peerSecret } from './bgp/peer-secret.ts';
import { plainPassword } from './bgp/plain-password.ts';
import { unfilteredPrefix } from './bgp/unfiltered-prefix.ts';
import { unsupportedInMode } from './bgp/unsupported-in-mode.ts';
import { competingController } from './cluster/competing-controller.ts';
import { namespaceSecurity } from './cluster/namespace-security.ts';
import { noMetallb } from './cluster/no-metallb.ts';
import { noPool as noPoolInCluster } from './cluster/no-pool.ts';
import { overlayDivergence } from './cluster/overlay-divergence.ts';
import { speakerPlacement } from './cluster/speaker-placement.ts';
import { strictArp } from './cluster/strict-arp.ts';
import { versionSkew } from './cluster/version-skew.ts';
import { unusedIgnore } from './lint/unused-ignore.ts';
import { addressMismatch } from './plan/address-mismatch.ts';
import { applianceOverlap } from './plan/appliance-overlap.ts';
import { clusterOverlap } from './plan/cluster-overlap.ts';
import { dhcpOverlap } from './plan/dhcp-overlap.ts';
import { gatewayOverlap } from './plan/gateway-overlap.ts';
import { importDrift } from './plan/import-drift.ts';
import { invalid as planInvalid } from './plan/invalid.ts';
import { missingPool } from './plan/missing-pool.ts';
import { nodeOverlap } from './plan/node-overlap.ts';
import { outsideNetwork } from './plan/outside-network.ts';
import { outsideServiceRange } from './plan/outside-service-range.ts';
import { podCidrOverlap } from './plan/pod-cidr-overlap.ts';
import { poolMismatch } from './plan/pool-mismatch.ts';
import { reservationConflict } from './plan/reservation-conflict.ts';
import { reservedOverlap } from './plan/reserved-overlap.ts';
import { unknownDhcp } from './plan/unknown-dhcp.ts';
import { duplicateName } from './pool/duplicate-name.ts';
import { empty } from './pool/empty.ts';
import { exhausted } from './pool/exhausted.ts';
import { hostBits } from './pool/host-bits.ts';
import { invalidAddress } from './pool/invalid-address.ts';
import { networkAddress } from './pool/network-address.ts';
import { openSelector } from './pool/open-selector.ts';
import { overlap } from './pool/overlap.ts';
import { priority } from './pool/priority.ts';
import { unadvertised } from './pool/unadvertised.ts';
import { unused } from './pool/unused.ts';
import { utilization } from './pool/utilization.ts';
import { wrongNamespace } from './pool/wrong-namespace.ts';
import { deprecated } from './schema/deprecated.ts';
import { invalid } from './schema/invalid.ts';
import { legacyConfigmap } from './schema/legacy-configmap.ts';
import { statusObject } from './schema/status-object.ts';
import { unknownField } from './schema/unknown-field.ts';
import { unservedVersion } from './schema/unserved-version.ts';
import { addressInUse } from './service/address-in-use.ts';
import { addressMayBeTaken } from './service/address-may-be-taken.ts';
import { addressOutsidePools } from './service/address-outside-pools.ts';
import { directHttp } from './service/direct-http.ts';
import { familyMismatch } from './service/family-mismatch.ts';
import { foreignClass } from './service/foreign-class.ts';
import { invalidRequest } from './service/invalid-request.ts';
import { localTrafficPolicy } from './service/local-traffic-policy.ts';
import { missing } from './service/missing.ts';
import { noEndpoints } from './service/no-endpoints.ts';
import { pending } from './service/pending.ts';
import { shadowedAnnotation } from './service/shadowed-annotation.ts';
import { sharingConflict } from './service/sharing-conflict.ts';
import { unintendedSharing } from './service/unintended-sharing.ts';
import { unknownAnnotation } from './service/unknown-annotation.ts';
import { unknownPool as unknownPoolOfService } from './service/unknown-pool.ts';
import { unreservedAddress } from './service/unreserved-address.ts';
import { wrongType } from './service/wrong-type.ts';
import { syntax } from './yaml/syntax.ts';

/** Every rule, family by family. */
export const rules: readonly Rule[] = [
  syntax,
  invalid,
  unknownField,
  unservedVersion,
  deprecated,
  statusObject,
  legacyConfigmap,
  invalidAddress,
  empty,
  hostBits,
  overlap,
  duplicateName,
  networkAddress,
  unadvertised,
  unused,
  wrongNamespace,
  exhausted,
  utilization,
  openSelector,
  priority,
  unknownPool,
  noPool,
  noNode,
  allPools,
  duplicate,
  aggregationLength,
  localPreference,
  unknownCommunity,
  unknownPeer,
  noPeer,
  invalidPeer,
  conflictingPeers,
  unsupportedInMode,
  bfdProfile,
  plainPassword,
  peerSecret,
  unfilteredPrefix,
  noPrefixFilter,
  peerMismatch,
  wrongType,
  missing,
  pending,
  addressOutsidePools,
  addressInUse,
  invalidRequest,
  unknownPoolOfService,
  familyMismatch,
  sharingConflict,
  unintendedSharing,
  unknownAnnotation,
  foreignClass,
  noEndpoints,
  localTrafficPolicy,
  addressMayBeTaken,
  unreservedAddress,
  shadowedAnnotation,
  directHttp,
  planInvalid,
  dhcpOverlap,
  nodeOverlap,
  applianceOverlap,
  reservedOverlap,
  gatewayOverlap,
  clusterOverlap,
  podCidrOverlap,
  outsideNetwork,
  outsideServiceRange,
  poolMismatch,
  unknownDhcp,
  importDrift,
  missingPool,
  addressMismatch,
  reservationConflict,
  noMetallb,
  noPoolInCluster,
  competingController,
  versionSkew,
  overlayDivergence,
  speakerPlacement,
  strictArp,
  namespaceSecurity,
  unusedIgnore,
];
