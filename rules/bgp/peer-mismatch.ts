import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { subject } from '../../src/metallb/subject.ts';
import { nearestRouter, type PeerMismatch, peerMismatches } from '../../src/site/peer-mismatches.ts';

export const peerMismatch: SiteRule = {
  name: 'bgp/peer-mismatch',
  summary: "A BGPPeer's address or number differs from the plan's",
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'RFC 4271, section 6.2: a session whose peer is not the configured one, or has another number, is refused',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const found of peerMismatches(cluster)) {
        yield {
          at: blameValue(cluster, found.peer.manifest, found.route),
          message: `${subject(cluster, found.peer.manifest)} ${difference(found)}`,
          help: help(found),
          related: found.planned.slice(0, 10).map(({ at }) => ({ message: 'what the plan says', at })),
        };
      }
    }
  },
};

function difference({ why, written, planned, route }: PeerMismatch): string {
  const says = list(planned.map(({ value }) => value));
  switch (why) {
    case 'address':
      return `peers with ${written}, and the plan's ${planned.length === 1 ? `router is ${says}` : `routers are ${says}`}`;
    case 'cluster-number':
      return `has the ${String(route.at(-1))} ${written}, and the plan gives the cluster ${says}`;
    case 'router-number':
      return `has the peerASN ${written}, and the plan gives that router ${says}`;
  }
}

function help({ why, written, planned, route }: PeerMismatch): string {
  const right = why === 'address' ? nearestRouter(written, planned) : planned[0]?.value;
  if (right !== undefined) return `Write ${String(route.at(-1))}: ${right}, or correct the plan.`;
  return "Write the address of a router of the plan, or add this one to the plan's bgp.peers.";
}
