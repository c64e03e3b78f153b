import { expect, it } from 'vitest';
import { replaceValue } from '../../src/lint/replace-value.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

function replaced(type: string): string | undefined {
  const text = `apiVersion: v1\nkind: Service\nspec:\n  type: ${type} # how\n`;
  const [manifest] = clusterOf(text).manifests;
  const edit = manifest && replaceValue(manifest, ['spec', 'type'], 'LoadBalancer');
  return edit && (text.slice(0, edit.at.start) + edit.text + text.slice(edit.at.end)).split('\n')[3];
}

it('keeps quotes and the comment', () => {
  expect(replaced('NodePort')).toBe('  type: LoadBalancer # how');
  expect(replaced('"NodePort"')).toBe('  type: "LoadBalancer" # how');
  expect(replaced("'NodePort'")).toBe("  type: 'LoadBalancer' # how");
});

it('leaves alone what is not written as it reads', () => {
  expect(replaced('$TYPE')).toBeUndefined();
  expect(replaced('"Node\\u0050ort"')).toBeUndefined();
  expect(replaced('!!str NodePort')).toBe('  type: !!str LoadBalancer # how');
  expect(replaced('7')).toBeUndefined();
});
