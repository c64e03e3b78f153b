import type { Manifest } from '../../manifest/manifest.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { compareText } from '../../text/compare.ts';
import type { Refusal } from './refusal.ts';

/** Orders resources by name, as MetalLB does before it judges; an unknown name by its text. */
export function byName(a: { readonly manifest: Manifest }, b: { readonly manifest: Manifest }): number {
  return compareText(nameText(a.manifest), nameText(b.manifest));
}

/** Orders refusals by the kind and name of the resource, then by place and fact. */
export function inOrder(a: Refusal, b: Refusal): number {
  return (
    compareText(a.manifest.kind, b.manifest.kind) ||
    byName(a, b) ||
    compareText(JSON.stringify(a.route), JSON.stringify(b.route)) ||
    compareText(a.fact, b.fact)
  );
}

function nameText({ name }: Manifest): string {
  return name instanceof Unknown ? name.text : (name ?? '');
}
