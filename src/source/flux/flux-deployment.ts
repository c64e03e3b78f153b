import type { Manifest } from '../../manifest/manifest.ts';
import { substituteIn } from '../../manifest/substitute.ts';
import { fieldsOf, itemsOf, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { type Deployment, inNamespace, renamed, type Shelf, signatureOf } from '../deployment.ts';
import { type Patch, patchedBy, patchesOf } from './patches.ts';
import { substituteOf, type Variable, type Variables } from './variables.ts';

/** Whether a resource is a Kustomization of Flux. */
export function isFluxKustomization({ apiVersion, kind }: Manifest): boolean {
  return kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
}

/**
 * What a Kustomization of Flux does to what it deploys: patches of its components and its own, `targetNamespace`, `namePrefix` and `nameSuffix`,
 * and then, in the text of each resource, its variables (fluxcd.io, Kustomization, "Post build variable substitution").
 */
export function fluxDeployment(kustomization: Manifest, components: readonly Patch[]): Deployment {
  const spec = fieldsOf(kustomization.get(['spec']));
  const patches = [...components, ...patchesOf(kustomization, ['spec', 'patches'])];
  const text = (key: string): string => {
    const value = spec.get(key);
    return typeof value === 'string' ? value : '';
  };
  const because = (key: string, message: string) => ({ message, at: kustomization.keyAt(['spec', key]) });
  const namespace = text('targetNamespace');
  const [prefix, suffix] = [text('namePrefix'), text('nameSuffix')];
  const shape = (manifest: Manifest): Manifest | undefined => {
    const patched = patchedBy(manifest, patches);
    if (patched === undefined) return undefined;
    const why = because('targetNamespace', 'this puts it into the namespace');
    const placed = namespace === '' ? patched : inNamespace(patched, namespace, true, why);
    return renamed(
      placed,
      prefix,
      suffix,
      because(prefix === '' ? 'nameSuffix' : 'namePrefix', 'this changes its name'),
    );
  };
  return {
    key: [
      ...SHAPING.map((key) => signatureOf(spec.get(key))),
      ...(components.length === 0 ? [] : [signatureOf(spec.get('path')), signatureOf(spec.get('components'))]),
      plain(kustomization.namespace),
    ].join('\n'),
    ...(patches.length > 0
      ? {}
      : { placing: { namespace: namespace === '' ? undefined : namespace, overrides: true } }),
    isReady: (shelf) => references(kustomization).every((one) => one.isOptional || find(shelf, one) !== undefined),
    prepare: (shelf) => {
      const variables = variablesOf(kustomization, shelf);
      if (variables.known.size === 0) return shape;
      const substitute = substituteOf(variables);
      return (manifest) => {
        const shaped = shape(manifest);
        if (shaped === undefined || !shaped.mayHold('$') || isDisabled(shaped)) return shaped;
        return substituteIn(shaped, substitute);
      };
    },
  };
}

const SHAPING = ['patches', 'targetNamespace', 'namePrefix', 'nameSuffix', 'postBuild'] as const;

const DISABLING = 'kustomize.toolkit.fluxcd.io/substitute';

function isDisabled({ labels, annotations }: Manifest): boolean {
  return labels.get(DISABLING) === 'disabled' || annotations.get(DISABLING) === 'disabled';
}

interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly namespace: string | undefined;
  readonly name: string;
  readonly isOptional: boolean;
}

function references(kustomization: Manifest): readonly Reference[] {
  return itemsOf(kustomization.get(['spec', 'postBuild', 'substituteFrom'])).flatMap((item) => {
    const kind = fieldsOf(item).get('kind');
    const name = fieldsOf(item).get('name');
    if ((kind !== 'ConfigMap' && kind !== 'Secret') || typeof name !== 'string') return [];
    const namespace = plain(kustomization.namespace) || undefined;
    return [{ kind, namespace, name, isOptional: fieldsOf(item).get('optional') === true }];
  });
}

function find(shelf: Shelf, { kind, namespace, name }: Reference): Manifest | undefined {
  return shelf.find(kind, namespace, name);
}

/** The variables: of later references over those of earlier ones, inline ones over all. What a Secret holds is unknown. */
function variablesOf(kustomization: Manifest, shelf: Shelf): Variables {
  const known = new Map<string, Variable>();
  let isComplete = true;
  for (const reference of references(kustomization)) {
    const found = find(shelf, reference);
    if (found === undefined) isComplete &&= reference.isOptional;
    else for (const [name, variable] of variablesIn(found)) known.set(name, variable);
  }
  const inline: Route = ['spec', 'postBuild', 'substitute'];
  for (const [name, value] of fieldsOf(kustomization.get(inline))) {
    known.set(name, { value: lineOf(value), at: kustomization.at([...inline, name]) });
  }
  return { known, isComplete };
}

function variablesIn(manifest: Manifest): readonly (readonly [string, Variable])[] {
  return ['data', 'stringData'].flatMap((part) =>
    [...fieldsOf(manifest.get([part]))].map(([name, value]) => {
      const content = manifest.kind === 'Secret' ? new Unknown('encrypted', '') : lineOf(value);
      return [name, { value: content, at: manifest.at([part, name]) }] as const;
    }),
  );
}

/** Flux takes line breaks out of values. */
function lineOf(value: Tree): string | Unknown {
  if (value instanceof Unknown) return value;
  return typeof value === 'string' ? value.replaceAll('\n', '') : String(value);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
