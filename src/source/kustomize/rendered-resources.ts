import { posix } from 'node:path';
import { readDocuments } from '../../manifest/documents.ts';
import { type Fields, fieldsOf, isFields, isItems, type Tree, valueAt } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { Source } from '../../text/source.ts';
import { written } from './layer.ts';
import { MARKER, withoutSuffix } from './temporary-kustomization.ts';

/** A resource that a renderer printed, without what was added to it for the rendering. */
export interface RenderedResource {
  readonly fields: Fields;
  /** The number of its overlay in the rendering; undefined where it carries none. */
  readonly overlay: number | undefined;
  /** The file of its origin, absolute; undefined where it comes from another repository, or is not told. */
  readonly file: string | undefined;
  /** Whether a kustomization generated it. */
  readonly isGenerated: boolean;
}

const ORIGIN = 'config.kubernetes.io/origin';

/**
 * The resources a renderer printed; undefined where what it printed is not what a renderer prints. `folder` is the
 * absolute one of the kustomization that was rendered.
 */
export function renderedResources(output: string, folder: string): readonly RenderedResource[] | undefined {
  const resources: RenderedResource[] = [];
  const hasRenamed = withoutSuffix(output) !== output;
  for (const { fields, problems } of readDocuments(new Source('rendered', output)).documents) {
    if (problems.length > 0 || fields === undefined || written(fields.get('kind')) === undefined) return undefined;
    const annotations = fieldsOf(valueAt(fields, ['metadata', 'annotations']));
    if (!annotations.has(ORIGIN)) return undefined;
    const marker = annotations.get(MARKER);
    const overlay = marker === undefined ? undefined : Number(marker);
    resources.push({
      fields: hasRenamed ? named(withoutAdded(fields)) : withoutAdded(fields),
      overlay,
      ...originIn(annotations, folder),
    });
  }
  return resources;
}

function originIn(annotations: Fields, folder: string): Pick<RenderedResource, 'file' | 'isGenerated'> {
  const text = written(annotations.get(ORIGIN)) ?? '';
  const says = (key: string): string | undefined => new RegExp(`^${key}: (.*)$`, 'm').exec(text)?.[1];
  const path = says('configuredIn') ?? says('path');
  const isElsewhere = path === undefined || says('repo') !== undefined;
  return {
    file: isElsewhere ? undefined : posix.join(folder, unquoted(path)),
    isGenerated: says('configuredIn') !== undefined,
  };
}

function unquoted(path: string): string {
  return /^(["']).*\1$/.test(path) ? path.slice(1, -1) : path;
}

/** With the names that resources have without the others of the rendering. */
function named(fields: Fields): Fields {
  return fieldsOf(renamed(fields));
}

function renamed(tree: Tree): Tree {
  if (typeof tree === 'string') return withoutSuffix(tree);
  if (tree instanceof Unknown) return new Unknown(tree.reason, withoutSuffix(tree.text));
  if (isItems(tree)) return tree.map(renamed);
  return isFields(tree) ? new Map([...tree].map(([key, value]) => [key, renamed(value)])) : tree;
}

/** An `annotations` that only held what was added goes with it. */
function withoutAdded(fields: Fields): Fields {
  const metadata = fieldsOf(fields.get('metadata'));
  const annotations = [...fieldsOf(metadata.get('annotations'))].filter(([key]) => key !== MARKER && key !== ORIGIN);
  const kept = [...metadata].flatMap(([key, value]) => {
    if (key !== 'annotations') return [[key, value] as const];
    return annotations.length === 0 ? [] : [[key, new Map(annotations)] as const];
  });
  return new Map([...fields].map(([key, value]) => [key, key === 'metadata' ? new Map(kept) : value]));
}
