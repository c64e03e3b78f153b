import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { documentOf, documentsOf, placed } from './read.ts';

function names(text: string): readonly string[] {
  return documentsOf(text)
    .flatMap((document) => resourcesOf(document).manifests)
    .map(({ kind, name }) => `${kind}/${String(name)}`);
}

describe('resources', () => {
  it('are mappings with a kind and an apiVersion', () => {
    expect(names('apiVersion: v1\nkind: Service\nmetadata: { name: a }\n')).toEqual(['Service/a']);
    expect(names('kind: Service\n---\napiVersion: v1\n---\n- a\n---\nkind: [x]\napiVersion: { a: b }\n')).toEqual([]);
    expect(names('kind: ""\napiVersion: v1\n---\nkind: 5\napiVersion: v1\n')).toEqual([]);
  });

  it('are the items of a list, and of a list in a list', () => {
    const text = `apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Service, metadata: { name: a } }
  - null
  - apiVersion: v1
    kind: ServiceList
    items: [{ apiVersion: v1, kind: Service, metadata: { name: b } }]
`;
    expect(names(text)).toEqual(['Service/a', 'Service/b']);
  });

  it('have their places inside the list', () => {
    const text = 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  spec:\n    type: x\n';
    const [service] = resourcesOf(documentOf(text)).manifests;
    expect(service && placed(service.at(['spec', 'type']))).toBe('7:11 x');
    expect(service && placed(service.keyAt(['spec']))).toBe('6:3 spec');
    expect(service && placed(service.at(['metadata', 'name']))).toBe('4:3 apiVersion');
  });

  it('include a list without items as what it says it is', () => {
    expect(names('apiVersion: v1\nkind: List\nitems: 5\n')).toEqual(['List/undefined']);
  });

  it('of an unknown kind are counted', () => {
    expect(resourcesOf(documentOf('apiVersion: v1\nkind: "{{ kind }}"\n'))).toEqual({ manifests: [], unknownKinds: 1 });
    expect(resourcesOf(documentOf('apiVersion: $version\nkind: A\n'))).toEqual({ manifests: [], unknownKinds: 1 });
  });
});
