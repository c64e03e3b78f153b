import { rules } from '../../rules/index.ts';
import { chooseFixes, editsByFile, offersOf } from '../../src/lint/choose-fixes.ts';
import { lint } from '../../src/lint/engine.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { readDocuments } from '../../src/manifest/documents.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { buildCluster } from '../../src/metallb/build-cluster.ts';
import { Releases } from '../../src/metallb/release.ts';
import { joinSites } from '../../src/site/join-sites.ts';
import { editLines, textOfLines, untouchedLines } from '../../src/text/edited-lines.ts';
import { Source } from '../../src/text/source.ts';
import { planOf } from '../../test/plan/memory-files.ts';
import { demandSpan } from '../laws.ts';
import { manifestText } from '../manifests.ts';
import { demand, type Target } from '../target.ts';
import { YAML_WORDS } from '../yaml.ts';

const PLAN = planOf(`version: 1
sites:
  - name: office
    networks:
      - name: lan
        cidr: 192.0.2.0/24
        gateway: 192.0.2.1
        ranges: [{ range: .100-.149, role: dhcp }, { range: .200-.219, role: service }]
        reservations: [{ address: .200, service: shop/till }]
    clusters: [{ name: prod, manifests: [k8s], nodes: [{ name: a, addresses: [192.0.2.21] }] }]
`);

const REPAIRING = rules.filter(({ fix }) => fix !== undefined);

const POOL =
  'apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: front, namespace: metallb-system }\n';
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: till\n  namespace: shop\n';

/** Manifests with faults that are repaired: what the repairs are, and what they make of the text. */
export const target: Target = {
  dictionary: [
    ...YAML_WORDS,
    ...[
      'metallb.universe.tf/address-pool: ',
      'metallb.io/loadBalancerIPs: ',
      'metallb.io/address-pool: ',
      'metallb.io/allow-shared-ip: ',
    ],
    ...[
      'loadBalancerIP: ',
      '192.0.2.17/28',
      '192.0.2.210',
      '192.0.2.200-192.0.2.219',
      '192.0.2.9-192.0.2.5',
      'addresses: ',
      'front',
    ],
    ...[
      'type: LoadBalancer\n',
      'autoAssign: "true"',
      'avoidBuggyIPs: ',
      'L2Advertisement',
      'BGPAdvertisement',
      'BGPPeer',
      'ipAddressPools: ',
    ],
    ...[
      'metallb.io/v1beta1',
      'metallb.io/v1alpha1',
      'AddressPool',
      'annotations: ',
      'ports: [{ port: 80 }]',
      'namespace: ',
    ],
  ],
  seeds: [
    `${POOL}spec: { addresses: [192.0.2.17/28, 192.0.2.209-192.0.2.205] }\n`,
    `${POOL}spec:\n  addresses:\n    - "192.0.2.140-192.0.2.160" # both\n    - 192.0.2.5\n`,
    `${SERVICE}  annotations:\n    metallb.universe.tf/address-pool: 'front'\nspec:\n  type: LoadBalancer\n  ports: [{ port: 80 }]\n`,
    `${SERVICE}  annotations: { metallb.io/loadBalancerIPs: "192.0.2.210 ", metallb.io/adress-pool: front }\nspec: { type: LoadBalancer, loadBalancerIP: 192.0.2.211 }\n`,
    `${POOL}spec: { addresses: [192.0.2.200-192.0.2.209], autoAssign: "false" }\n---\n${SERVICE}spec: { type: LoadBalancer, loadBalancerIP: 192.0.2.201, ports: [{ port: 80 }] }\n`,
    'apiVersion: metallb.io/v1beta1\nkind: L2Advertisement\nmetadata: { name: a, namespace: metallb-system }\nspec: { ipAddressPools: [fornt] }\n',
  ],
  shapes: manifestText,
  run: (input) => {
    const text = input.toString();
    for (const { at, fix } of lintText(text)) {
      demandSpan(at);
      if (fix === undefined) continue;
      demand(fix.title !== '' && fix.edits.length > 0, 'a repair has a title and edits');
      for (const edit of fix.edits) demandSpan(edit.at);
      const sorted = fix.edits.map((edit) => edit.at).sort((a, b) => a.start - b.start || a.end - b.end);
      const meets = sorted.some((one, index) => (sorted[index - 1]?.end ?? 0) > one.start);
      demand(!meets, 'the edits of a repair are disjoint');
    }
  },
  inspect: (input) => {
    let text = input.toString();
    const broken = problemsIn(text);
    for (let round = 0; ; round++) {
      demand(round < 40, 'repairs come to an end');
      const edited = repaired(text);
      if (edited === text) return;
      demand(problemsIn(edited) <= broken, 'what is repaired parses as before');
      text = edited;
    }
  },
};

function lintText(text: string): readonly Finding[] {
  const source = new Source('all.yaml', text);
  const manifests = readDocuments(source).documents.flatMap((document) => resourcesOf(document).manifests);
  const parts = PLAN.sites.map((plan) => ({
    plan,
    clusters: plan.clusters.map((cluster) =>
      buildCluster({
        name: cluster.name.value,
        plan: cluster,
        bounded: true,
        manifests,
        releases: Releases.of('0.15.3'),
        modes: ['frr-k8s'],
        unseen: { mayHold: () => false },
      }),
    ),
    syntax: [],
  }));
  return lint({
    sites: joinSites(PLAN, parts),
    rules: REPAIRING,
    settings: new Map(),
    overrides: new Map(),
    sources: [source],
    today: '2026-06-15',
    display: (path) => path,
  }).findings;
}

function problemsIn(text: string): number {
  return readDocuments(new Source('all.yaml', text)).documents.flatMap(({ problems }) => problems).length;
}

/** The text after the first safe repair: those that bring faults together are taken apart when they are made. */
function repaired(text: string): string {
  const chosen = chooseFixes(offersOf(lintText(text)), {
    unsafe: false,
    refused: new Set(),
    canMake: ({ at }) => at.source.path === 'all.yaml',
    most: 1,
  });
  const edits = editsByFile(chosen).get('all.yaml') ?? [];
  return textOfLines(editLines(untouchedLines(text), edits));
}
