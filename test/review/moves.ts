import { review } from '../../src/command/review.ts';
import { planText, serviceText } from '../command/story.ts';
import { committed, put } from '../files/history.ts';

/** The plan of the stories. */
export const plan = planText([['.200-.239', 'service']]);

/** What becomes of every Service that is not unchanged, in a line each: a change of manifests under one release. */
export async function moves(before: string, after: string, version = '0.15.3'): Promise<readonly string[]> {
  const text = plan.replace('0.15.3', version);
  const root = committed({ 'plan.yaml': text, 'k8s/all.yaml': before });
  put(root, { 'k8s/all.yaml': after });
  const { services, clusters } = await review({ cwd: root, base: 'HEAD' });
  return [
    ...clusters.flatMap(({ refused }) => (refused === undefined ? [] : [`refused by ${refused.release}`])),
    ...services
      .filter(({ change }) => change !== 'unchanged')
      .map(({ name, change, before: old, after: now }) => `${name} ${change}: ${words(old)} -> ${words(now)}`),
  ];
}

function words(state: { readonly addresses?: readonly string[]; readonly reason?: string } | null): string {
  return state === null ? 'none' : (state.addresses?.join(' ') ?? state.reason ?? 'unknown');
}

/** Two Services that ask for nothing. */
export const two = serviceText('shop/a') + serviceText('shop/b');
