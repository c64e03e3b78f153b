import type { Manifest } from '../../manifest/manifest.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Refusal } from './refusal.ts';

/** Orders resources by name, as MetalLB does before it judges; an unknown name by its text. */
export function byName(a: { readonly manifest: Manifest }, b: { readonly manifest: Manifest }): number {
  return compare(nameText(a.manifest), nameText(b.manifest));
}

/** Orders refusals by the kind and name of the resource, then by place and fact. */
export function inOrder(a: Refusal, b: Refusal): number {
  return (
    compare(a.manifest.kind, b.manifest.kind) ||
    byName(a, b) ||
    compare(JSON.stringify(a.route), JSON.stringify(b.route)) ||
    compare(a.fact, b.fact)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function nameText({ name }: Manifest): string {
  return name instanceof Unknown ? name.text : (name ?? '');
}
