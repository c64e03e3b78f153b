import { replaceValue } from '../../src/lint/replace-value.ts';
import { blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import { subject } from '../../src/metallb/subject.ts';
import { type WrongType, wrongTypes } from '../../src/site/wrong-types.ts';

export const wrongType: SiteRule = {
  name: 'service/wrong-type',
  summary:
    'A Service of another type than the plan expects, or one that asks MetalLB for an address and is no LoadBalancer',
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',
  evidence: [
    'MetalLB controller/service.go, convergeBalancer: a Service whose type is not LoadBalancer loses its address',
    'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const wrong of wrongTypes(cluster)) {
        const { manifest } = wrong.service;
        const edit = wrong.canBecome ? replaceValue(manifest, ['spec', 'type'], wrong.wanted) : undefined;
        yield {
          at: blameValue(cluster, manifest, wrong.route),
          message: `${subject(cluster, manifest)} ${reason(wrong)}`,
          help: help(wrong),
          ...(wrong.expect && { related: [{ message: 'what the plan expects', at: wrong.expect.service.at }] }),
          ...(edit && { fix: { title: `Make the type ${wrong.wanted}`, safety: 'unsafe', edits: [edit] } }),
        } satisfies Draft;
      }
    }
  },
};

function reason({ expect, found, isWritten, wanted, asks }: WrongType): string {
  const is = isWritten ? `is of type ${found}` : `has no type, which makes it ${found}`;
  return expect === undefined ? `asks MetalLB for ${asks} and ${is}` : `${is}, and the plan expects ${wanted}`;
}

function help({ canBecome, expect, isWritten, wanted }: WrongType): string {
  if (!canBecome) return 'Take the request away, or ask by a Service of type LoadBalancer of its own.';
  const write = isWritten ? `Make the type ${wanted}` : `Write type: ${wanted}`;
  return expect === undefined ? `${write}, or take the request away.` : `${write}, or correct what the plan expects.`;
}
