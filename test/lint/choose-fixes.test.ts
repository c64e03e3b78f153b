import { expect, it } from 'vitest';
import { runLint } from '../../src/command/lint.ts';
import { chooseFixes, offersOf } from '../../src/lint/choose-fixes.ts';
import { inFolder } from '../rules/temporary-folder.ts';

/** The offers for a manifest, and those of them that are chosen together: the rule and the title of each. */
function choice(manifest: string): Promise<Readonly<Record<'offered' | 'chosen', readonly string[]>>> {
  return inFolder(new Map([['all.yaml', manifest]]), async (cwd) => {
    const { findings } = await runLint({ cwd, metallbVersion: '0.15.3' });
    const offers = offersOf(findings);
    const chosen = chooseFixes(offers, { unsafe: false, refused: new Set(), canMake: () => true, most: 100 });
    const words = (list: typeof offers) => list.map(({ finding, fix }) => `${finding.reported.rule}: ${fix.title}`);
    return { offered: words(offers), chosen: words(chosen) };
  });
}

const pool = (name: string, keys: string) => `---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ${name}, namespace: metallb-system }
spec: { addresses: [192.0.2.${name}/32], ${keys} }
`;

const RENAME = 'schema/unknown-field: Rename it to "autoAssign"';

it('takes one of two misspelt keys that mean the same, since a key that stands twice is no YAML', async () => {
  const { offered, chosen } = await choice(pool('1', 'autoasign: true, auto-assign: true'));
  expect([offered, chosen]).toEqual([[RENAME, RENAME], [RENAME]]);
});

it('takes both where they stand in different resources', async () => {
  expect((await choice(pool('1', 'autoasign: true') + pool('2', 'auto-assign: true'))).chosen).toEqual([
    RENAME,
    RENAME,
  ]);
});

it('takes one of two repairs that write the same annotation', async () => {
  const { offered, chosen } = await choice(`${pool('1', 'autoAssign: true')}---
apiVersion: v1
kind: Service
metadata:
  name: till
  namespace: shop
  annotations:
    metallb.io/loadBalancerIp: 192.0.2.1
spec:
  type: LoadBalancer
  loadBalancerIP: 192.0.2.1
`);
  const misspelt = 'service/unknown-annotation: Rename it to "metallb.io/loadBalancerIPs"';
  const old = 'schema/deprecated: Ask by the annotation "metallb.io/loadBalancerIPs"';
  expect([offered, chosen]).toEqual([[misspelt, old], [misspelt]]);
});
