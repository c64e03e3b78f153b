import { posix } from 'node:path';
import { Refusal } from '../../files/files.ts';
import { embeddedDocuments } from '../../manifest/embedded.ts';
import type { Fields } from '../../manifest/tree.ts';
import type { Span } from '../../text/source.ts';
import { isKustomizationFile } from '../kustomization.ts';
import type { FileReading, Reader, SyntaxProblem } from '../reader.ts';
import type { Entry } from './entry.ts';
import { isComponent, joined, type Layer, mappingsAt, readLayer, written } from './layer.ts';
import { chartFiles, chartsIn, isInline, type LayerPath, pathsIn } from './layer-paths.ts';
import { locationOf } from './location.ts';
import { misspeltKeys } from './misspelt-keys.ts';
import { type Obstacle, pluginFiles, pluginObstacle } from './obstacle.ts';
import { addressesIn, isAddress, isRemote, looksRemote } from './remote.ts';

/** No overlay that people write comes near; beyond, a small tree may unfold without end. */
const MAX_VISITS = 2_000;
const MAX_DEPTH = 200;
const MAX_ENTRIES = 50_000;
const MAX_STEPS = 2_000_000;

/** An entry while the walk goes on: what it is included by is still to come. */
interface Growing extends Entry {
  readonly layers: Layer[];
}

const NOTHING = {
  kind: '',
  apiVersion: '',
  name: '',
  namespace: '',
  manifest: undefined,
  generator: undefined,
  remote: undefined,
} as const;

const GENERATED = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
] as const;

/** The state of the walk over one overlay. A kustomization is read once, and visited as often as it is included. */
export class TreeWalk {
  readonly layers = new Map<string, Layer>();
  readonly resources = new Set<string>();
  readonly used = new Set<string>();
  readonly obstacles: Obstacle[] = [];
  readonly problems = new Map<string, readonly SyntaxProblem[]>();
  readonly opaque = new Set<Layer>();
  reachesOut = false;
  readonly #reader: Reader;
  readonly #open = new Set<string>();
  #visits = 0;
  #entries = 0;
  #steps = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Walks the overlay of a folder; its resources come with the kustomizations that reach them. */
  start(folder: string): { readonly layer: Layer | undefined; readonly entries: readonly Entry[] } {
    const entries: Growing[] = [];
    return { layer: this.#visit(folder, entries), entries };
  }

  /** Adds what the kustomization of a folder results in to `scope`; a component also changes what is there already. */
  #visit(folder: string, scope: Growing[], from?: At, use?: 'resource' | 'component'): Layer | undefined {
    if (this.#open.has(folder)) return this.#refuse('broken', 'This leads in a circle', from);
    if (++this.#visits > MAX_VISITS || this.#open.size > MAX_DEPTH)
      return this.#refuse('broken', 'The tree of kustomizations is too large', from);
    const layer = this.layers.get(folder) ?? this.#read(folder, from);
    if (layer === undefined) return undefined;
    if (use !== undefined && isComponent(layer) !== (use === 'component')) {
      const message = use === 'component' ? 'This is no component' : 'A component cannot be a resource';
      return this.#refuse('broken', message, from);
    }
    this.#open.add(folder);
    const inside = isComponent(layer) ? scope : [];
    const paths = pathsIn(layer);
    for (const path of paths) if (path.use === 'resource') this.#resource(layer, path, inside);
    for (const path of paths) if (path.use === 'component') this.#component(layer, path, inside);
    this.#generate(layer, inside);
    this.#steps += inside.length;
    if (this.#steps > MAX_STEPS) return this.#refuse('broken', 'The tree of kustomizations is too large', from);
    for (const entry of inside) entry.layers.push(layer);
    if (inside !== scope) for (const entry of inside) scope.push(entry);
    this.#open.delete(folder);
    return layer;
  }

  /** Reads a kustomization, and looks once at what it names beside resources and components. */
  #read(folder: string, from: At | undefined): Layer | undefined {
    const layer = readLayer(this.#reader, folder, this.used);
    if ('message' in layer) return this.#refuse('broken', layer.message, from ?? (() => layer.at));
    this.layers.set(folder, layer);
    this.#yaml(layer.path, () => layer.places.value([]));
    const paths = pathsIn(layer);
    for (const path of paths) {
      if (path.use === 'plugin') this.#plugin(layer, path);
      if (path.use === 'file') this.#file(layer, path);
    }
    const known = new Set(paths.map(({ text }) => text));
    for (const address of addressesIn(layer.fields)) {
      if (!known.has(address)) this.#refuse('remote', `It names "${address}"`, () => layer.places.value([]));
    }
    for (const key of misspeltKeys(layer.fields)) {
      const at = (): Span => (layer.fields.has(key) ? layer.places.key([key]) : layer.places.value([]));
      this.#refuse('broken', `Unknown field "${key}"`, at);
    }
    const charts = chartsIn(layer);
    if (charts !== undefined) this.#refuse('chart', 'It inflates a Helm chart', () => layer.places.key(charts));
    for (const path of chartFiles(layer)) this.#file(layer, path);
    return layer;
  }

  #resource(layer: Layer, path: LayerPath, scope: Growing[]): void {
    const at = (): Span => layer.places.value(path.route);
    const target = this.#locate(layer, path, at);
    if (target?.kind === 'folder') {
      if (this.#visit(target.path, scope, at, 'resource') === undefined) this.#loose(target.path, scope, at);
    } else if (target !== undefined) {
      this.resources.add(target.path);
      this.#plain(target.path, scope, at);
    } else if (looksRemote(path.text)) this.#add(scope, { ...NOTHING, file: layer.path, remote: at() }, at);
  }

  /** A folder that should have a kustomization and has none: whoever makes one there lists its files. */
  #loose(folder: string, scope: Growing[], at: At): void {
    const listing = this.#reader.files.list(folder);
    const files = listing instanceof Refusal ? [] : listing.filter(({ kind }) => kind === 'file');
    if (files.some(({ path }) => isKustomizationFile(path))) return;
    for (const { path } of files.filter(({ name }) => /\.ya?ml$/.test(name))) {
      this.resources.add(path);
      this.#plain(path, scope, at);
    }
  }

  #component(layer: Layer, path: LayerPath, scope: Growing[]): void {
    const at = (): Span => layer.places.value(path.route);
    const target = this.#locate(layer, path, at);
    if (target?.kind === 'file') this.#refuse('broken', 'A component is a folder', at);
    const found = target?.kind === 'folder' ? this.#visit(target.path, scope, at, 'component') : undefined;
    if (found === undefined) this.opaque.add(layer);
  }

  #plain(path: string, scope: Growing[], at: At): void {
    for (const manifest of this.#yaml(path, at)?.manifests ?? []) {
      const { kind, apiVersion } = manifest;
      const name = written(manifest.name) ?? '';
      const namespace = written(manifest.namespace) ?? '';
      this.#add(scope, { ...NOTHING, kind, apiVersion, name, namespace, file: path, manifest }, at);
    }
  }

  #generate(layer: Layer, scope: Growing[]): void {
    for (const [key, kind] of GENERATED) {
      for (const { fields, route } of mappingsAt(layer, key)) {
        if ((written(fields.get('behavior')) ?? 'create') !== 'create') continue;
        const name = written(fields.get('name')) ?? '';
        const namespace = written(fields.get('namespace')) ?? '';
        const generator = { layer, route };
        this.#add(scope, { ...NOTHING, kind, apiVersion: 'v1', name, namespace, file: layer.path, generator }, () =>
          layer.places.value(route),
        );
      }
    }
  }

  #add(scope: Growing[], entry: Omit<Entry, 'layers'>, at: At): void {
    this.#entries += 1;
    if (this.#entries <= MAX_ENTRIES) scope.push({ ...entry, layers: [] });
    else if (this.#entries === MAX_ENTRIES + 1) this.#refuse('broken', 'It has too many resources', at);
  }

  #plugin(layer: Layer, path: LayerPath): void {
    this.opaque.add(layer);
    const at = (): Span => layer.places.value(path.route);
    const judge = (fields: Fields | undefined, folder: string): void => {
      if (fields === undefined) return;
      const obstacle = pluginObstacle(fields);
      if (obstacle !== undefined) this.#refuse(obstacle.reason, obstacle.message, at);
      for (const file of pluginFiles(fields)) this.#locate({ folder }, { use: 'file', text: file }, at);
    };
    if (isInline(path.text)) {
      for (const { fields } of embeddedDocuments(at(), path.text)) judge(fields, layer.folder);
      return;
    }
    const target = this.#locate(layer, path, at);
    const entries: Growing[] = [];
    if (target?.kind === 'folder') this.#visit(target.path, entries, at, 'resource');
    else if (target !== undefined) this.#plain(target.path, entries, at);
    for (const { manifest, file } of entries) judge(manifest?.fields, posix.dirname(file));
  }

  #file(layer: Layer, path: LayerPath): void {
    const at = (): Span => layer.places.value(path.route);
    const target = this.#locate(layer, path, at);
    if (target?.kind === 'folder') this.#refuse('broken', `"${path.text}" is a folder`, at);
    if (target?.kind === 'file' && PARSED.has(String(path.route[0]))) this.#yaml(target.path, at);
  }

  /** Reads a file of YAML; what does not parse in it is told once. */
  #yaml(path: string, at: At): FileReading | undefined {
    this.used.add(path);
    const reading = this.#reader.read(path);
    if (reading instanceof Refusal) return this.#refuse('broken', reading.message, at);
    if (reading.isTemplate) return this.#refuse('broken', `${path} is a template`, at);
    this.problems.set(path, reading.problems);
    return reading;
  }

  /** What a path of a kustomization leads to; a file counts as used. */
  #locate({ folder }: Pick<Layer, 'folder'>, { use, text }: Named, at: At): Target | undefined {
    if (use === 'file' ? isAddress(text) : isRemote(text))
      return this.#refuse('remote', `"${text}" is in another repository`, at);
    const path = joined({ folder }, text);
    const location = locationOf(this.#reader, path);
    const { real, kind } = text.startsWith('/') ? { ...location, kind: 'outside' as const } : location;
    if (real !== undefined && (kind === 'file' || kind === 'folder')) {
      if (kind === 'file') this.used.add(real);
      if (kind === 'file' && folder !== '' && !real.startsWith(`${folder}/`)) this.reachesOut = true;
      return { kind, path: real };
    }
    if (kind === 'outside') return this.#refuse('broken', `"${text}" leads out of the repository`, at);
    if (use !== 'file' && looksRemote(text)) return this.#refuse('remote', `"${text}" is in another repository`, at);
    if (kind === 'other') this.used.add(path);
    const refusal = kind === 'other' ? this.#reader.look(path) : undefined;
    return this.#refuse('broken', refusal instanceof Refusal ? refusal.message : `"${text}" does not exist`, at);
  }

  #refuse(reason: Obstacle['reason'], message: string, at: At | undefined): undefined {
    if (at !== undefined) this.obstacles.push({ reason, message, at: at() });
  }
}

type Named = Pick<LayerPath, 'use' | 'text'>;

/** A place, found only where something is said of it: finding one costs another look at the file. */
type At = () => Span;

interface Target {
  readonly kind: 'file' | 'folder';
  readonly path: string;
}

/** Keys that name files of YAML that is kustomize's to read; what generators pack can be anything. */
const PARSED: ReadonlySet<string> = new Set(['patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements']);
