import { join, posix } from 'node:path';
import { findProgram } from '../../files/environment.ts';
import { temporaryFolder } from '../../files/temporary.ts';
import { readDocuments } from '../../manifest/documents.ts';
import { Manifest } from '../../manifest/manifest.ts';
import { resourcesOf } from '../../manifest/resources.ts';
import type { Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { Source } from '../../text/source.ts';
import { inNamespace } from '../deployment.ts';
import type { Rendering } from '../overlays.ts';
import { runProgram } from '../run-program.ts';
import { copyChart } from './chart-copy.ts';
import { chartPlaces, templateOf, valueIndex } from './chart-places.ts';
import { type Release, type ReleaseSight, valuesOf } from './release.ts';

/** A release whose chart stands in this repository and whose values are all known. */
interface Local {
  readonly folder: string;
  readonly name: string;
  readonly namespace: string;
}

/** What `helm template` needs to know; undefined where some of it is not known, or the chart stands elsewhere. */
export function localRelease({ folder, name, namespace, isComplete }: Release): Local | undefined {
  if (folder === undefined || !isComplete || typeof name !== 'string' || !RELEASE_NAME.test(name)) return undefined;
  if (namespace instanceof Unknown) return undefined;
  return { folder, name, namespace: namespace === undefined || namespace === '' ? 'default' : namespace };
}

const RELEASE_NAME = /^(?=.{1,53}$)[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/;

/**
 * Renders the chart of a release with `helm template`, in a copy of it, without a network, hooks of tests and
 * post-renderers; its dependencies must be in `charts/`. Resources stand where their values are set, else in their
 * templates. Where it fails, the rendering has no resources and says why.
 */
export async function renderChart(release: Release, local: Local, sight: ReleaseSight): Promise<Rendering> {
  const program = findProgram('helm');
  const values = valuesOf(release, sight) ?? {
    tree: new Map(),
    places: { value: () => release.at, key: () => release.at },
  };
  const path = posix.join(local.folder, 'Chart.yaml');
  const used = new Set([path, ...release.sources.map((source) => source.path)]);
  const failed = (reason: string, message: string): Rendering => {
    return { manifests: [], used, problems: [], notRendered: { reason, message } };
  };
  if (program === undefined) return failed('no-renderer', 'helm is not installed');
  const temporary = temporaryFolder();
  try {
    const chart = join(temporary.path, 'chart');
    const fault = copyChart(sight.reader.files, local.folder, temporary, 'chart');
    if (fault !== undefined) return failed('failed', fault);
    const files = release.layers.map(({ tree }, index) => {
      const file = `values-${index}.json`;
      temporary.write(file, JSON.stringify(plain(tree)));
      return ['--values', join(temporary.path, file)];
    });
    const args = ['template', '--skip-tests', '--namespace', local.namespace, ...files.flat(), '--', local.name, chart];
    const result = await runProgram({ program, args, home: temporary.path, allowNetwork: false });
    if (result.outcome !== 'done') {
      return failed(result.outcome, result.message.replaceAll(chart, local.folder).replaceAll(temporary.path, ''));
    }
    return { manifests: readRendered(result.output, release, local, values, sight), used, problems: [] };
  } finally {
    temporary.remove();
  }
}

function readRendered(
  output: string,
  release: Release,
  local: Local,
  values: NonNullable<ReturnType<typeof valuesOf>>,
  { reader }: ReleaseSight,
): readonly Manifest[] {
  const find = valueIndex(values.tree);
  const marks = [...output.matchAll(/^# Source: ([^\r\n]*)/gm)];
  const because = { message: 'this puts it into the namespace', at: release.at };
  let last = 0;
  return readDocuments(new Source('', output)).documents.flatMap((document) => {
    const { start } = document.places.key([]);
    while (last + 1 < marks.length && (marks[last + 1]?.index ?? 0) < start) last += 1;
    const named = marks[last]?.[1] ?? '';
    const template = templateOf(reader, local.folder, named)?.whole() ?? release.at;
    return resourcesOf(document)
      .manifests.filter(({ annotations }) => !isTest(annotations.get('helm.sh/hook')))
      .map(({ fields }) => new Manifest(fields, chartPlaces(fields, template, values, find)))
      .map((manifest) => inNamespace(manifest, local.namespace, false, because));
  });
}

function isTest(hook: Tree | undefined): boolean {
  return typeof hook === 'string' && /\btest(?:-success|-failure)?\b/.test(hook);
}

/** Values as Helm is to read them: what is unknown goes through as it is written, and comes out unknown. */
function plain(tree: Tree): unknown {
  if (tree instanceof Unknown) return tree.text;
  if (tree instanceof Map) return Object.fromEntries([...tree].map(([key, value]) => [key, plain(value)]));
  return Array.isArray(tree) ? tree.map(plain) : tree;
}
