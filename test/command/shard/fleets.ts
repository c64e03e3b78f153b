import fc from 'fast-check';

/** A repository of some clusters in few address spaces that get into each other's way, as files by path. */
export type Fleet = ReadonlyMap<string, string>;

const IGNORES = [
  '',
  ' # mlb-lint-ignore plan/cluster-overlap -- on purpose',
  ' # mlb-lint-ignore plan/dhcp-overlap, plan/cluster-overlap -- moves next week until 2027-01-31',
  ' # mlb-lint-ignore plan/cluster-overlap',
  ' # mlb-lint-ignore pool/utilization -- nothing of the kind',
] as const;

const ignore = fc.constantFrom(...IGNORES);
const line = fc.constantFrom('\n', '\r\n');

const pool = fc.record({ first: fc.integer({ min: 0, max: 120 }), size: fc.integer({ min: 1, max: 40 }), ignore });

const service = fc.record({
  name: fc.constantFrom('web', 'api', 'dns'),
  namespace: fc.constantFrom('shop', 'infra'),
  address: fc.option(fc.integer({ min: 0, max: 140 }), { nil: undefined }),
  isIgnored: fc.boolean(),
});

const cluster = fc.record({
  pools: fc.array(pool, { maxLength: 3 }),
  services: fc.array(service, { maxLength: 4 }),
  version: fc.constantFrom(undefined, undefined, '0.14.9', '0.15.3', '${RELEASE}'),
  readsShared: fc.boolean(),
  isBroken: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
  line,
});

const site = fc.record({
  vrf: fc.constantFrom(undefined, 'home', 'home', 'away'),
  dhcp: fc.integer({ min: 0, max: 100 }),
  reserved: fc.integer({ min: 100, max: 140 }),
  clusters: fc.array(cluster, { maxLength: 4 }),
  ignore,
});

type Cluster = typeof cluster extends fc.Arbitrary<infer T> ? T : never;
type SiteOf = typeof site extends fc.Arbitrary<infer T> ? T : never;

/** Fleets of up to five sites. */
export const fleets: fc.Arbitrary<Fleet> = fc
  .record({ sites: fc.array(site, { minLength: 1, maxLength: 5 }), shared: fc.array(service, { maxLength: 3 }) })
  .map(({ sites, shared }) => {
    const files = sites.flatMap((one, index) =>
      one.clusters.map((own, at) => [pathOf(index, at), clusterFile(own)] as const),
    );
    return new Map([
      ['plan.yaml', planFile(sites)],
      [
        'shared/services.yaml',
        `# mlb-lint-ignore-file service/no-endpoints -- they run elsewhere\n${shared.map(serviceText).join('')}`,
      ],
      ['shared/notes.yaml', '# mlb-lint-ignore-file plan/cluster-overlap -- not here\nkind: Note\n'],
      ['shared/template.yaml', 'kind: {{ .Values.kind }}\n'],
      ...files,
    ]);
  });

function pathOf(site: number, cluster: number): string {
  return `site-${site}/c${cluster}/metallb.yaml`;
}

function planFile(sites: readonly SiteOf[]): string {
  return `version: 1
sites:
${sites.map(siteText).join('')}`;
}

function siteText({ vrf, dhcp, reserved, clusters, ignore: said }: SiteOf, index: number): string {
  const own = clusters.map(({ version, readsShared }, at) => {
    const paths = JSON.stringify([pathOf(index, at), ...(readsShared ? ['shared'] : [])]);
    const runs = version === undefined || version.startsWith('$') ? '' : `, metallb: { version: ${version} }`;
    return `      - { name: c${at}, manifests: ${paths}, podCIDRs: [10.0.${index}.0/28]${runs} }\n`;
  });
  return `  - name: site-${index}
${vrf === undefined ? '' : `    vrf: ${vrf}\n`}    networks:
      - name: lan-${index}
        cidr: 10.0.0.0/24
        ranges:
          - { range: 10.0.0.${dhcp}-10.0.0.${dhcp + 20}, role: dhcp }${said}
          - { range: 10.0.0.130-10.0.0.200, role: service, pools: [p0, missing] }
          - { range: 10.0.0.201-10.0.0.220, role: service, clusters: [${clusters.map((_, at) => `c${at}`).join(', ')}] }
        reservations: [{ address: 10.0.0.${reserved}, service: shop/web }]
    clusters:${own.length === 0 ? ' []' : ''}
${own.join('')}`;
}

function clusterFile({ pools, services, version, isBroken, line: end }: Cluster): string {
  const text = [
    ...pools.map(
      ({ first, size, ignore: said }, index) => `---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: p${index}
  namespace: metallb-system
spec:
  addresses:
    - 10.0.0.${first}-10.0.0.${first + size}${said}
`,
    ),
    `---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: all, namespace: metallb-system }
`,
    ...services.map(serviceText),
    version === '${RELEASE}'
      ? `---\napiVersion: v1\nkind: Secret\nmetadata: { name: \${NAME} }\nstringData: { a: b }\n`
      : '',
    isBroken ? '---\nkind: [\n' : '',
  ].join('');
  return text.replaceAll('\n', end);
}

function serviceText({
  namespace,
  name,
  address,
  isIgnored,
}: typeof service extends fc.Arbitrary<infer T> ? T : never): string {
  const annotations = {
    ...(address === undefined ? {} : { 'metallb.universe.tf/loadBalancerIPs': `10.0.0.${address}` }),
    ...(isIgnored ? { 'mlb-lint/ignore': 'service/address-in-use, plan/dhcp-overlap -- known' } : {}),
  };
  return `---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations: ${JSON.stringify(annotations)}
spec:
  type: LoadBalancer
  ports: [{ port: 80 }]
`;
}
