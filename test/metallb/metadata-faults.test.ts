import { describe, expect, it } from 'vitest';
import { isQualifiedName, metadataFaults } from '../../src/metallb/metadata-faults.ts';
import { clusterOf } from './cluster-of.ts';

function faults(metadata: string, kind = 'Service', apiVersion = 'v1'): readonly string[] {
  const text = `{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { ${metadata} } }`;
  return metadataFaults(clusterOf(text)).map(({ message }) => message);
}

describe('metadata is refused', () => {
  it('without a name', () => {
    expect(faults('namespace: shop')).toEqual(['A Service without a name is refused']);
    expect(faults('namespace: lb', 'L2Advertisement', 'metallb.io/v1beta1')).toEqual([
      'An L2Advertisement without a name is refused',
    ]);
    expect(faults('generateName: till-')).toEqual([]);
  });

  it('with a key that is none', () => {
    expect(faults('name: till, namespace: shop, labels: { "a b": c }')).toEqual([
      '"a b" of Service "shop/till" cannot be the key of a label',
    ]);
    expect(faults('name: till, namespace: shop, annotations: { metallb.io/: c }')).toEqual([
      '"metallb.io/" of Service "shop/till" cannot be the key of an annotation',
    ]);
  });

  it('of no resource that is neither a Service nor of MetalLB', () => {
    expect(faults('namespace: shop', 'ConfigMap')).toEqual([]);
  });

  it('of no resource whose name is not known', () => {
    expect(faults('name: $NAME')).toEqual([]);
  });
});

describe('a qualified name', () => {
  it.each(['app', 'example.org/app', 'a', 'A_b.c-9', `${'a'.repeat(63)}`, '{{ prefix }}/app'])('is %s', (text) => {
    expect(isQualifiedName(text)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'a b', 'a/b/c', '/app', 'Example.org/app', 'a..b/app', 'a'.repeat(64)])(
    'is not %s',
    (text) => {
      expect(isQualifiedName(text)).toBe(false);
    },
  );
});
