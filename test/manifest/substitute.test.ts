import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/manifest/documents.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { substituteIn } from '../../src/manifest/substitute.ts';
import { Unknown } from '../../src/manifest/unknown.ts';
import { Source } from '../../src/text/source.ts';

const source = new Source('vars.yaml', 'N: 5\n');

function read(value: string): Manifest {
  const text = `apiVersion: v1\nkind: Pool\nmetadata: { name: a }\nspec:\n  value: ${value}\n`;
  const [manifest] = readDocuments(new Source('a.yaml', text)).documents.flatMap((one) => resourcesOf(one).manifests);
  if (manifest === undefined) throw new Error('no resource');
  return manifest;
}

function filled(value: string, result: string): Manifest {
  return substituteIn(read(value), (text) => ({
    text: text.replaceAll(/\$\{N\}/g, result),
    definitions: text.includes('${N}') ? [{ message: 'set here', at: source.whole() }] : [],
  }));
}

function specValue(value: string, result: string): unknown {
  return filled(value, result).get(['spec', 'value']);
}

describe('a variable that is filled in', () => {
  it('is a number or a truth value, in quotes too, as rendering drops those', () => {
    expect(['${N}', '"${N}"', "'1${N}'"].map((value) => specValue(value, '5'))).toEqual([5, 5, 15]);
    expect(specValue('${N}', 'true')).toBe(true);
  });

  it('is a string where its value has quotes of its own', () => {
    expect(specValue('${N}', '"5"')).toBe('5');
  });

  it('is a list where its value is one in brackets', () => {
    expect(specValue('${N}', '[192.0.2.1/32, 192.0.2.2/32]')).toEqual(['192.0.2.1/32', '192.0.2.2/32']);
    expect(specValue('${N}', '[192.0.2.1')).toBe('[192.0.2.1');
  });

  it('stays text in a block of lines', () => {
    expect(specValue('|\n    a: ${N}\n    b: 1', '5')).toBe('a: 5\nb: 1\n');
  });

  it('stays unknown where a part of it is', () => {
    const value = specValue('${N}.${M}', '192.0.2');
    expect(value).toBeInstanceOf(Unknown);
    expect(value instanceof Unknown && [value.reason, value.text]).toEqual(['variable', '192.0.2.${M}']);
  });

  it('stays unknown where it grows beyond a million characters', () => {
    expect(specValue('${N}${N}', 'x'.repeat(600_000))).toBeInstanceOf(Unknown);
  });

  it('tells its definition, also for what is in its value', () => {
    const manifest = filled('${N}', '[1, 2]');
    expect(manifest.definitionsAt(['spec', 'value', 1])).toEqual([{ message: 'set here', at: source.whole() }]);
    expect(manifest.definitionsAt(['metadata', 'name'])).toEqual([]);
    const place = manifest.at(['spec', 'value', 1]);
    expect(place.source.text.slice(place.start, place.end)).toBe('${N}');
  });
});

it('a resource without variables is the same object', () => {
  const manifest = read('a');
  expect(substituteIn(manifest, (text) => ({ text: `${text}!`, definitions: [] }))).toBe(manifest);
});

it('values that aliases share are filled in once', () => {
  let calls = 0;
  const levels = Array.from({ length: 20 }, (_, at) => `  - &l${at + 1} [*l${at}, *l${at}]`).slice(0, 12);
  const text = ['apiVersion: v1', 'kind: Pool', 'spec:', '  - &l0 ["${N}"]', ...levels, ''].join('\n');
  const [manifest] = readDocuments(new Source('a.yaml', text)).documents.flatMap((one) => resourcesOf(one).manifests);
  if (manifest === undefined) throw new Error('no resource');
  substituteIn(manifest, (written) => {
    calls += 1;
    return { text: written, definitions: [] };
  });
  expect(calls).toBe(1);
});
