import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/manifest/documents.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { Unknown } from '../../src/manifest/unknown.ts';
import {
  anyOf,
  both,
  either,
  labelsOf,
  namespaceLabels,
  nodeLabels,
  opposite,
  writtenLabels,
} from '../../src/metallb/labels.ts';
import { Source } from '../../src/text/source.ts';

function labelsIn(metadata: string) {
  const text = `{ apiVersion: v1, kind: Service, metadata: ${metadata} }`;
  const [manifest] = readDocuments(new Source('a.yaml', text)).documents.flatMap((one) => resourcesOf(one).manifests);
  if (manifest === undefined) throw new Error('no manifest');
  return labelsOf(manifest);
}

describe('truth', () => {
  it.each([
    [true, true, true, true],
    [true, false, false, true],
    [true, 'unknown', 'unknown', true],
    [false, 'unknown', false, 'unknown'],
    [false, false, false, false],
    ['unknown', 'unknown', 'unknown', 'unknown'],
  ] as const)('joins %s and %s to %s for both and %s for either', (a, b, and, or) => {
    expect([both(a, b), both(b, a)]).toEqual([and, and]);
    expect([either(a, b), either(b, a)]).toEqual([or, or]);
  });

  it('turns round, and the unknown stays unknown', () => {
    expect([opposite(true), opposite(false), opposite('unknown')]).toEqual([false, true, 'unknown']);
  });

  it('of a list is that of its best item, and false for none', () => {
    expect(anyOf([false, 'unknown', true] as const, (one) => one)).toBe(true);
    expect(anyOf([false, 'unknown'] as const, (one) => one)).toBe('unknown');
    expect(anyOf([], () => true)).toBe(false);
  });
});

describe('labels', () => {
  it('that a manifest does not write are not there', () => {
    expect(writtenLabels(new Map([['reach', 'wan']])).get('tier')).toBeUndefined();
    expect(labelsIn('{ labels: { reach: wan } }').get('reach')).toBe('wan');
    expect(labelsIn('{}').get('reach')).toBeUndefined();
  });

  it('are unknown where they are a variable, one by one or as a whole', () => {
    expect(labelsIn('{ labels: { reach: "$REACH" } }').get('reach')).toBeInstanceOf(Unknown);
    expect(labelsIn('{ labels: "$LABELS" }').get('reach')).toBeInstanceOf(Unknown);
  });

  it('are unknown where the value is no string', () => {
    expect(labelsIn('{ labels: { rack: 7, row: null } }').get('rack')).toBeInstanceOf(Unknown);
    expect(labelsIn('{ labels: { rack: 7, row: null } }').get('row')).toBeInstanceOf(Unknown);
  });

  it('of a namespace hold its name, and without a manifest nothing else is known', () => {
    expect(namespaceLabels('shop', undefined).get('kubernetes.io/metadata.name')).toBe('shop');
    expect(namespaceLabels('shop', undefined).get('team')).toBeInstanceOf(Unknown);
    expect(namespaceLabels('shop', new Map([['team', 'sales']])).get('team')).toBe('sales');
    expect(namespaceLabels('shop', new Map()).get('team')).toBeUndefined();
  });

  it('of a node hold its name, what the plan writes, and unknown labels of Kubernetes', () => {
    const labels = nodeLabels('n1', new Map([['rack', 'r1']]));
    expect(labels.get('rack')).toBe('r1');
    expect(labels.get('row')).toBeUndefined();
    expect(labels.get('kubernetes.io/hostname')).toBe('n1');
    expect(labels.get('kubernetes.io/arch')).toBeInstanceOf(Unknown);
    expect(labels.get('node-role.kubernetes.io/control-plane')).toBeInstanceOf(Unknown);
    expect(labels.get('notkubernetes.io/arch')).toBeUndefined();
  });
});
