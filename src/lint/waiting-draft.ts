import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import { subject } from '../metallb/subject.ts';
import { blameValue, type Draft } from './rule.ts';

/** Why Services wait, and what to do about it. */
export interface WaitingWords {
  readonly why: string;
  readonly help: string;
}

/** One finding a cluster for all Services that stay pending for one reason, at the first of them; none for none. */
export function draftWaiting(cluster: Cluster, services: readonly Service[], words: WaitingWords): readonly Draft[] {
  const [first] = services;
  if (first === undefined) return [];
  const others = services.length - 1;
  const more = others === 0 ? '' : ` and ${others} more`;
  const waits = others === 0 ? 'stays' : 'stay';
  const message = `${subject(cluster, first.manifest)}${more} of type LoadBalancer ${waits} pending: ${words.why}`;
  return [{ at: blameValue(cluster, first.manifest, ['metadata', 'name']), message, help: words.help, blamed: '' }];
}
