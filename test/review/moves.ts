import { review } from '../../src/command/review.ts';
import type { PoolReview } from '../../src/review/review.ts';
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

/** What is taken of every pool under the default release, before and after, in a line each. */
export async function pools(before: string, after: string): Promise<readonly string[]> {
  const root = committed({ 'plan.yaml': plan, 'k8s/all.yaml': before });
  put(root, { 'k8s/all.yaml': after });
  const use = (pool: PoolReview['before']) => (pool === null ? 'none' : `${pool.assigned} of ${pool.capacity}`);
  const { pools: compared } = await review({ cwd: root, base: 'HEAD' });
  return compared.map(({ name, change, before: old, after: now }) => `${name} ${change}: ${use(old)} -> ${use(now)}`);
}

/** Two Services that ask for nothing. */
export const two = serviceText('shop/a') + serviceText('shop/b');
