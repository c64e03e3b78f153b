import { describe, expect, it } from 'vitest';
import { renameKey } from '../../src/lint/rename-key.ts';
import type { Route } from '../../src/manifest/tree.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

function renamed(text: string, route: Route): string | undefined {
  const [manifest] = clusterOf(text).manifests;
  const edit = manifest && renameKey(manifest, route, 'autoAssign');
  return edit && text.slice(0, edit.at.start) + edit.text + text.slice(edit.at.end);
}

describe('renameKey', () => {
  it('keeps the value, its comment and the quotes', () => {
    expect(renamed('kind: A\napiVersion: b\nspec:\n  auto-assign: false # kept\n', ['spec', 'auto-assign'])).toBe(
      'kind: A\napiVersion: b\nspec:\n  autoAssign: false # kept\n',
    );
    expect(renamed('{ "kind": "A", "apiVersion": "b", "autoassign": true }', ['autoassign'])).toBe(
      '{ "kind": "A", "apiVersion": "b", "autoAssign": true }',
    );
  });

  it('leaves alone what the place does not spell', () => {
    expect(renamed('kind: A\napiVersion: b\nspec: {}\n', ['spec', 'auto-assign'])).toBeUndefined();
    expect(renamed('kind: A\napiVersion: b\n"auto\\u002dassign": 1\n', ['auto-assign'])).toBeUndefined();
  });
});
