import { describe, expect, it } from 'vitest';
import { ipAnnotationEdits } from '../../src/lint/ip-annotation-fix.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

/** The text after the fix; undefined where there is none. */
function fixed(text: string): string | undefined {
  const [manifest] = clusterOf(text).manifests;
  const edits = manifest && ipAnnotationEdits(manifest, 'metallb.io/loadBalancerIPs');
  return (
    edits &&
    [...edits].reverse().reduce((now, edit) => now.slice(0, edit.at.start) + edit.text + now.slice(edit.at.end), text)
  );
}

const HEAD = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: till\n';

describe('ipAnnotationEdits', () => {
  it('moves the address into an annotation of its own', () => {
    expect(fixed(`${HEAD}spec:\n  type: LoadBalancer # on purpose\n  loadBalancerIP: 192.0.2.1\n`)).toBe(
      'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    metallb.io/loadBalancerIPs: "192.0.2.1"\n  name: till\nspec:\n  type: LoadBalancer # on purpose\n',
    );
  });

  it('moves it among the annotations that are there, and keeps the line ends', () => {
    const text = `${HEAD}  annotations:\n      # kept\n      a: b\nspec:\n  loadBalancerIP: "fd00::1"\n  type: LoadBalancer\n`;
    expect(fixed(text.replaceAll('\n', '\r\n'))).toBe(
      `${HEAD}  annotations:\n      # kept\n      metallb.io/loadBalancerIPs: "fd00::1"\n      a: b\nspec:\n  type: LoadBalancer\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });

  it('moves it where the spec stands before the metadata', () => {
    expect(
      fixed(
        'spec:\n  loadBalancerIP: 192.0.2.1\n  type: LoadBalancer\nmetadata:\n  name: till\napiVersion: v1\nkind: Service\n',
      ),
    ).toBe(
      'spec:\n  type: LoadBalancer\nmetadata:\n  annotations:\n    metallb.io/loadBalancerIPs: "192.0.2.1"\n  name: till\napiVersion: v1\nkind: Service\n',
    );
  });

  it.each([
    [
      'a flow mapping',
      'apiVersion: v1\nkind: Service\nmetadata: { name: till }\nspec:\n  loadBalancerIP: 192.0.2.1\n  type: LoadBalancer\n',
    ],
    ['a comment on the line', `${HEAD}spec:\n  type: LoadBalancer\n  loadBalancerIP: 192.0.2.1 # the old till\n`],
    ['an empty mapping left behind', `${HEAD}spec:\n  loadBalancerIP: 192.0.2.1\n`],
    ['annotations without any', `${HEAD}  annotations: {}\nspec:\n  type: LoadBalancer\n  loadBalancerIP: 192.0.2.1\n`],
    ['an anchor on the value', `${HEAD}spec:\n  type: LoadBalancer\n  loadBalancerIP: &ip 192.0.2.1\n`],
    [
      'what an anchor shares',
      `x: &shared\n  type: LoadBalancer\n  loadBalancerIP: 192.0.2.1\n${HEAD}spec:\n  <<: *shared\n`,
    ],
    ['a value that is not known', `${HEAD}spec:\n  type: LoadBalancer\n  loadBalancerIP: $IP\n`],
  ])('leaves %s alone', (_, text) => {
    expect(fixed(text)).toBeUndefined();
  });
});
