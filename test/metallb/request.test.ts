import { describe, expect, it } from 'vitest';
import { Unknown } from '../../src/manifest/unknown.ts';
import { Releases } from '../../src/metallb/release.ts';
import { clusterOf } from './cluster-of.ts';

function pool(annotations: string, releases: Releases) {
  const text = `{ apiVersion: v1, kind: Service, metadata: { name: a, annotations: { ${annotations} } } }`;
  const [service] = clusterOf(text, { releases }).services;
  const asked = service?.request.pool?.text;
  return asked instanceof Unknown ? 'unknown' : asked;
}

const OLD = 'metallb.universe.tf/address-pool: old';
const NEW = 'metallb.io/address-pool: new';

describe('the pool that a Service asks for', () => {
  it.each([
    ['0.14.8', OLD, 'old'],
    ['0.14.8', NEW, undefined],
    ['0.14.8', `${OLD}, ${NEW}`, 'old'],
    ['0.14.9', OLD, 'old'],
    ['0.14.9', NEW, 'new'],
    ['0.14.9', `${OLD}, ${NEW}`, 'new'],
    ['0.14.9', `${OLD}, metallb.io/address-pool: ""`, undefined],
  ] as const)('in %s, with { %s }, is %s', (release, annotations, expected) => {
    expect(pool(annotations, Releases.of(release))).toBe(expected);
  });

  it('is unknown where releases that it may be read by disagree', () => {
    expect(pool(NEW, Releases.all)).toBe('unknown');
    expect(pool(`${OLD}, ${NEW}`, Releases.all)).toBe('unknown');
    expect(pool(OLD, Releases.all)).toBe('old');
    expect(pool(`${OLD}, metallb.io/address-pool: old`, Releases.all)).toBe('old');
  });
});
