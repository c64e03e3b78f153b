import type { BgpAdvertisement } from '../bgp-advertisement.ts';
import type { Peer } from '../peer.ts';
import { reachOf } from './nodes.ts';
import type { Fault, Refusal } from './refusal.ts';
import { isSince, type Setting } from './setting.ts';

/** Refused by the API server, whatever MetalLB does. */
export function byApiServer(fault: Fault): Refusal {
  return { ...fault, component: 'api-server', consequence: 'object' };
}

/** Refused by a webhook that sees more, or otherwise, than the components do. */
export function byWebhook(fault: Fault): Refusal {
  return { ...fault, component: 'webhook', consequence: 'object' };
}

/** Refused by the controller and the speakers: of pools and communities. */
export function byController(fault: Fault): Refusal {
  return { ...fault, component: 'controller', consequence: 'stale' };
}

/** Refused by every speaker. */
export function bySpeaker(fault: Fault): Refusal {
  return { ...fault, component: 'speaker', consequence: 'stale' };
}

/**
 * Refused by the speakers that look at these peers and advertisements: all of them up to 0.15.3, from 0.16.0 on those
 * of the nodes that every one of them selects. Where they select none of the known nodes, only the webhook is left, if
 * it sees the fault.
 */
export function bySelected(
  setting: Setting,
  parties: readonly (Peer | BgpAdvertisement)[],
  fault: Fault,
  webhookSees: boolean,
): readonly Refusal[] {
  if (!isSince(setting, '0.16.0')) return [bySpeaker(fault)];
  const reaches = parties.map((party) => reachOf(setting.cluster, party));
  if (reaches.includes('none')) return webhookSees ? [byWebhook(fault)] : [];
  if (reaches.includes('some')) return [{ ...fault, component: 'speaker', consequence: 'nodes' }];
  return [bySpeaker(fault)];
}
