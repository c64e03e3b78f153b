import { draftRefusal } from '../../src/lint/fault-words.ts';
import type { SiteRule } from '../../src/lint/rule.ts';
import { specificRule } from '../../src/lint/specific-rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { schemaFaults } from '../../src/metallb/schema-faults.ts';
import type { Fact, Refusal } from '../../src/metallb/verdict/refusal.ts';
import { verdictOf } from '../../src/metallb/verdict/verdict.ts';

const FACTS: ReadonlySet<Fact> = new Set([
  'peer-asn',
  'peer-multi-hop',
  'peer-address',
  'peer-router-id',
  'peer-source-address',
  'peer-duration',
  'peer-hold-time',
  'peer-keepalive-time',
  'peer-connect-time',
  'peer-passwords',
  'selector-duplicate',
  'selector-malformed',
]);

export const invalidPeer: SiteRule = {
  name: 'bgp/invalid-peer',
  summary: 'A BGPPeer that MetalLB refuses: numbers, addresses, timers, passwords or node selectors',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config peerFromCR, with parseTimers since 0.14.9',
    'MetalLB BGPPeer CRD: connectTime, since 0.14.4, and the bounds of the numbers',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const unknown = unknownFields(cluster);
      yield* verdictDrafts(cluster, FACTS, (refusal) => isPeers(refusal) && !isMisspelt(refusal, unknown));
      yield* schemaDrafts(cluster);
    }
  },
};

function isPeers({ manifest }: Refusal): boolean {
  return manifest.kind === 'BGPPeer';
}

type UnknownFields = ReadonlyMap<Refusal['manifest'], ReadonlySet<unknown>>;

/** The fields that peers write and the release does not know, and those that were likely meant. */
function unknownFields(cluster: Cluster): UnknownFields {
  const found = new Map<Refusal['manifest'], Set<unknown>>();
  for (const { manifest, fault } of schemaFaults(cluster)) {
    if (fault.kind !== 'unknown-field' || manifest.kind !== 'BGPPeer') continue;
    found.set(manifest, (found.get(manifest) ?? new Set()).add(fault.nearest).add(fault.route.at(-1)));
  }
  return found;
}

/** Whether a field that is missing is written, in a way the release does not know: `schema/unknown-field` says so. */
function isMisspelt({ manifest, route }: Refusal, unknown: UnknownFields): boolean {
  const field = route.at(-1);
  const dropped = unknown.get(manifest);
  if (dropped === undefined || manifest.get(route) !== undefined) return false;
  const instead = field === 'peerASN' ? 'dynamicASN' : 'interface';
  return dropped.has(field) || (field !== 'myASN' && dropped.has(instead)) || dropped.has('spec');
}

/** The bounds of the schema that the verdict does not know. */
function schemaDrafts(cluster: Cluster) {
  const said = new Map<Refusal['manifest'], Set<string>>();
  for (const { manifest, route } of verdictOf(cluster)) {
    said.set(manifest, (said.get(manifest) ?? new Set()).add(JSON.stringify(route)));
  }
  return schemaFaults(cluster).flatMap(({ manifest, fault }) => {
    if (fault.kind === 'unknown-field' || specificRule(manifest.kind, fault) !== 'bgp/invalid-peer') return [];
    const route = fault.kind === 'required' ? [...fault.route, fault.key] : fault.route;
    return said.get(manifest)?.has(JSON.stringify(route)) === true ? [] : [draftRefusal(cluster, manifest, fault)];
  });
}
