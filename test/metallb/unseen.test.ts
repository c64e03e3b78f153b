import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/manifest/documents.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { type Hidden, INSTALLATION, unseenIn } from '../../src/metallb/unseen.ts';
import { Source } from '../../src/text/source.ts';

function mayHold(kind: string, hidden: Partial<Hidden>, name?: string): boolean {
  const nothing = { templates: [], unread: [], unknownKinds: 0, manifests: [], sources: [], notRendered: [] };
  return unseenIn({
    ...nothing,
    incomplete: [],
    livePaths: () => (hidden.sources ?? []).map(({ path }) => path),
    holdsProgram: () => false,
    ...hidden,
  }).mayHold(kind, name);
}

function template(text: string): Partial<Hidden> {
  return { templates: [new Source('pool.yaml', text)] };
}

function resources(text: string, sources: readonly string[] = []): Partial<Hidden> {
  const { documents } = readDocuments(new Source('cluster.yaml', text));
  return {
    manifests: documents.flatMap((document) => resourcesOf(document).manifests),
    sources: sources.map((path) => new Source(path, '')),
  };
}

function release(chart: string, more = ''): Partial<Hidden> {
  return resources(
    `{ apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: { name: a }, spec: { chart: { spec: { chart: ${chart} } }${more} } }`,
  );
}

function kustomization(text: string): Partial<Hidden> {
  return { sources: [new Source('k/kustomization.yaml', text)], notRendered: ['k/kustomization.yaml'] };
}

describe('what a template may hold', () => {
  it('is the kinds that it names', () => {
    const text = 'kind: IPAddressPool\nname: {{ .Values.name }}';
    expect([mayHold('IPAddressPool', template(text)), mayHold('Service', template(text))]).toEqual([true, false]);
  });

  it('is anything where it leaves the kind open or includes another one', () => {
    expect(mayHold('Service', template('kind: {{ .kind }}'))).toBe(true);
    expect(mayHold('Service', template('{{- include "pools" . }}'))).toBe(true);
  });

  it('is an installation where it speaks of MetalLB', () => {
    expect(mayHold(INSTALLATION, template('image: quay.io/metallb/speaker:{{ .tag }}'))).toBe(true);
    expect(mayHold(INSTALLATION, template('image: nginx:{{ .tag }}'))).toBe(false);
  });
});

describe('what a document that could not be read may hold', () => {
  const broken = ['apiVersion: metallb.io/v1beta1\nkind: L2Advertisement\nmetadata: { namespace: metallb-system\n'];

  it('is the kinds that it names, and what its variables may be', () => {
    const kinds = ['L2Advertisement', 'IPAddressPool', 'Service'];
    expect(kinds.map((kind) => mayHold(kind, { unread: broken }))).toEqual([true, false, false]);
    expect(mayHold('Service', { unread: ['kind: ${KIND}\n]'] })).toBe(true);
  });

  it('is what has one of the names in it', () => {
    const unread = ['kind: Service\nmetadata: { name: till\n', 'kind: Secret\nmetadata: { name: shop\n'];
    expect(['till', 'shop', 'cafe'].map((name) => mayHold('Service', { unread }, name))).toEqual([true, false, false]);
  });

  it('is an installation where MetalLB is more in it than a group and a namespace', () => {
    expect(mayHold(INSTALLATION, { unread: broken })).toBe(false);
    expect(mayHold(INSTALLATION, { unread: ['kind: HelmRelease\nchart: metallb\n]'] })).toBe(true);
  });
});

describe('what files may hold that were not read', () => {
  it('is anything', () => {
    const kinds = ['L2Advertisement', 'Namespace', INSTALLATION];
    expect(kinds.map((kind) => mayHold(kind, { incomplete: ['k8s/metallb.yaml'] }))).toEqual([true, true, true]);
  });
});

describe('what a Terraform or Pulumi program may hold', () => {
  it('is pools and an installation, not namespaces', () => {
    const hidden = { holdsProgram: () => true };
    expect(['IPAddressPool', INSTALLATION, 'Namespace'].map((kind) => mayHold(kind, hidden))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('what a chart may hold', () => {
  it('is nothing of MetalLB where it is other software', () => {
    expect(mayHold('IPAddressPool', release('cloudnative-pg'))).toBe(false);
    expect(mayHold(INSTALLATION, release('cloudnative-pg'))).toBe(false);
  });

  it('is anything where it makes raw resources of values that nobody sees', () => {
    expect(mayHold('IPAddressPool', release('raw', ', valuesFrom: [{ kind: Secret }]'))).toBe(true);
  });

  it('is the kinds that its values name', () => {
    const hidden = release('raw', ', values: { resources: [{ kind: IPAddressPool }] }');
    expect([mayHold('IPAddressPool', hidden), mayHold('L2Advertisement', hidden)]).toEqual([true, false]);
  });

  it("is MetalLB's resources where it is of MetalLB's configuration", () => {
    expect(mayHold('IPAddressPool', release('metallb-config'))).toBe(true);
    expect(mayHold('IPAddressPool', release('metallb'))).toBe(false);
  });

  it('is an installation where its values speak of MetalLB, not where they only use its annotations', () => {
    expect(mayHold(INSTALLATION, release('platform', ', values: { metallb: { enabled: true } }'))).toBe(true);
    const annotated = ', values: { annotations: { metallb.universe.tf/address-pool: apps } }';
    expect(mayHold(INSTALLATION, release('ingress-nginx', annotated))).toBe(false);
  });
});

describe('what a kustomization that nothing rendered may hold', () => {
  it('is nothing where all its resources stand in the repository', () => {
    expect(mayHold('IPAddressPool', kustomization('resources: [pool.yaml, ../base]'))).toBe(false);
  });

  it("is MetalLB's resources where a base of another repository may", () => {
    expect(mayHold('IPAddressPool', kustomization('resources: ["https://git.example.org/base?ref=v1"]'))).toBe(true);
  });

  it("is none of them where the base is upstream's, a bundle of CRDs or a file of other software", () => {
    const bases = [
      'github.com/metallb/metallb/config/native?ref=v0.15.3',
      'https://github.com/kubernetes-sigs/gateway-api/config/crd?ref=v1.3.0',
      'https://example.org/cert-manager.yaml',
    ];
    expect(mayHold('IPAddressPool', kustomization(`resources: ${JSON.stringify(bases)}`))).toBe(false);
  });

  it('is an installation where it speaks of MetalLB', () => {
    expect(mayHold(INSTALLATION, kustomization('resources: [metallb]'))).toBe(true);
  });
});

describe('what Flux and Argo CD lead to', () => {
  const flux =
    '{ apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: infra }, spec: { path: ./infra } }';
  const argo = (path: string) =>
    `{ apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: { name: a }, spec: { source: { repoURL: https://git.example.org/a, path: ${path} } } }`;

  it('may be anything of MetalLB where nothing of the folder was read', () => {
    expect(mayHold(INSTALLATION, resources(flux))).toBe(true);
    expect(mayHold('IPAddressPool', resources(flux))).toBe(true);
  });

  it('is nothing more where the folder was read', () => {
    expect(mayHold(INSTALLATION, resources(flux, ['infra/dns/zone.yaml']))).toBe(false);
    expect(mayHold('IPAddressPool', resources(flux, ['infra/dns/zone.yaml']))).toBe(false);
  });

  it('may install MetalLB, and is no place for pools where Argo CD takes software of somebody else', () => {
    expect(mayHold(INSTALLATION, resources(argo('deploy')))).toBe(true);
    expect(mayHold('IPAddressPool', resources(argo('deploy')))).toBe(false);
    expect(mayHold('IPAddressPool', resources(argo('clusters/prod')))).toBe(true);
  });
});
