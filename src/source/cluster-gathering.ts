import { Refusal } from '../files/files.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { compareText } from '../text/compare.ts';
import { append } from '../text/group-by.ts';
import { destinationOf, isApplication } from './argocd/application.ts';
import { generatedApplications, isApplicationSet } from './argocd/application-set.ts';
import { BystanderFile } from './bystander-file.ts';
import type { Arrival } from './bystanders.ts';
import { type Collection, collectionOf } from './collection.ts';
import type { Shelf } from './deployment.ts';
import { type Bundle, bundleDeployment } from './fleet/bundle.ts';
import { patchedByFile } from './fleet/overlay-patch.ts';
import { follow, type Trail } from './follow.ts';
import type { Ground, Start } from './gather.ts';
import { type Deployed, deployCharts, type RenderedCharts } from './helm/deploy-charts.ts';
import { fleetRelease } from './helm/fleet-release.ts';
import { type LaidOut, layOut } from './lay-out.ts';
import type { Rendering } from './overlays.ts';
import { onceEach, type Unit } from './reached.ts';
import type { Survey } from './survey.ts';
import { type Task, taskKey } from './tasks.ts';

/** A cluster follows no more than so many leads. */
const MOST_TASKS = 10_000;

interface Opened {
  readonly task: Task;
  readonly laidOut: LaidOut;
}

/** Gathers one cluster, wave by wave. Each task is done once, and resources are followed when they are as deployed. */
export class ClusterGathering {
  readonly #start: Start;
  readonly #ground: Ground;
  readonly #renderings: ReadonlyMap<string, Rendering>;
  readonly #seen = new Set<string>();
  #pending: Task[] = [];
  #opened: Opened[] = [];
  #waiting: Unit[] = [];
  readonly #units: Unit[] = [];
  readonly #arrivals: Arrival[] = [];
  readonly #bundles: NonNullable<Task['bundle']>[] = [];
  readonly #surveys = new Set<Survey>();
  readonly #charts: RenderedCharts = new Map();
  readonly #deployed = new Set<Rendering>();
  readonly #overlays = new Set<string>();
  readonly #byName = new Map<string, Manifest[]>();
  readonly #trail: Trail;
  readonly #shelf: Shelf;
  #isByName = false;

  constructor(start: Start, ground: Ground, renderings: ReadonlyMap<string, Rendering>) {
    this.#start = start;
    this.#ground = ground;
    this.#renderings = renderings;
    this.#shelf = { find: (kind, namespace, name) => this.#find(kind, namespace, name) };
    this.#trail = {
      reader: ground.reader,
      here: ground.here,
      sourceUrl: (kind, namespace, name) => {
        const url = this.#find(kind, namespace, name)?.get(['spec', 'url']);
        return typeof url === 'string' ? url : undefined;
      },
    };
    for (const task of start.tasks) this.#add(task);
  }

  /** Whether it was asked so far what the cluster is called: without that, another one of the same tasks holds the same. */
  get isByName(): boolean {
    return this.#isByName;
  }

  /** Looks at what is new; gives the folders that are to be rendered for it. */
  open(): readonly string[] {
    const tasks = this.#pending;
    this.#pending = [];
    this.#opened = tasks.map((task) => {
      const found = this.#ground.survey(task.paths);
      this.#surveys.add(found);
      return { task, laidOut: layOut(task, found, this.#ground) };
    });
    for (const { laidOut } of this.#opened) for (const bundle of laidOut.bundles ?? []) this.#addBundle(bundle);
    return this.#opened.flatMap(({ laidOut }) => laidOut.overlays);
  }

  /** Takes what was opened, everything rendered, and follows it. Whether there may be more. */
  take(): boolean {
    const opened = this.#opened;
    this.#opened = [];
    for (const one of opened) for (const unit of this.#unitsOf(one)) this.#waiting.push(unit);
    for (let ready = this.#takeReady(); ready > 0; ready = this.#takeReady());
    if (this.#pending.length > 0 || this.#waiting.length === 0) return this.#pending.length > 0;
    this.#admit(this.#waiting.splice(0));
    return true;
  }

  /** Renders the charts of this repository, and follows what is new in them. Whether there may be more. */
  async deploy(): Promise<boolean> {
    const { renderings } = await this.#deployCharts(onceEach(this.#units));
    for (const rendering of renderings.filter((one) => !this.#deployed.has(one))) {
      this.#deployed.add(rendering);
      for (const manifest of rendering.manifests) this.#put(manifest);
      for (const manifest of rendering.manifests) for (const task of follow(manifest, this.#trail)) this.#add(task);
    }
    return this.#pending.length > 0;
  }

  /** What the cluster holds, with what charts and operators make of it. */
  async collection(): Promise<Collection> {
    const written = onceEach(this.#units);
    const made = await this.#deployCharts(written);
    const overlays = [...this.#overlays].sort(compareText).flatMap((folder) => this.#renderings.get(folder) ?? []);
    return collectionOf({
      reader: this.#ground.reader,
      surveys: [...this.#surveys],
      units: this.#units,
      arrivals: this.#arrivals,
      manifests: [...written, ...made.manifests],
      values: made.sources,
      renderings: [...overlays, ...made.renderings],
    });
  }

  #deployCharts(written: readonly Manifest[]): Promise<Deployed> {
    const sight = { ...this.#trail, shelf: this.#shelf };
    const generated = written.flatMap((one) => (isApplicationSet(one) ? generatedApplications(one, sight) : []));
    const own = generated.filter((one) => this.#isOwn(one));
    const bundled = this.#bundles.flatMap(({ bundle: { document, folder }, target }) => {
      return fleetRelease(document, folder, sight, target?.route) ?? [];
    });
    return deployCharts([...written, ...own], sight, bundled, this.#charts);
  }

  #takeReady(): number {
    const ready: Unit[] = [];
    const waiting: Unit[] = [];
    for (const unit of this.#waiting) {
      const isReady = unit.task.deployment?.isReady(this.#shelf) !== false;
      (isReady ? ready : waiting).push(unit);
    }
    this.#waiting = waiting;
    this.#admit(ready);
    return ready.length;
  }

  #unitsOf({ task, laidOut }: Opened): readonly Unit[] {
    const units: Unit[] = [];
    for (const path of laidOut.plain) {
      if (this.#passBy(path, task, laidOut)) continue;
      const reading = this.#ground.reader.read(path);
      if (reading instanceof Refusal) continue;
      units.push({ task, ...this.#patched(path, reading.manifests, laidOut), isRendered: false });
    }
    for (const folder of laidOut.overlays) {
      const rendering = this.#renderings.get(folder);
      if (rendering === undefined) continue;
      this.#overlays.add(folder);
      const { manifests, used, notRendered } = rendering;
      units.push({ task, manifests, files: used, isRendered: notRendered === undefined });
    }
    return units;
  }

  /** Whether a file of bystanders needs no more than to be counted; then it is. */
  #passBy(path: string, { destination, deployment }: Task, { patches }: LaidOut): boolean {
    const file = this.#ground.reader.look(path);
    if (!(file instanceof BystanderFile) || patches?.has(path) === true) return false;
    if (deployment !== undefined && deployment.placing === undefined) return false;
    if (this.#accepts(destination)) this.#arrivals.push({ path, file, placing: deployment?.placing });
    return true;
  }

  #patched(path: string, manifests: readonly Manifest[], { patches }: LaidOut): Pick<Unit, 'manifests' | 'files'> {
    const file = patches?.get(path);
    const reading = file === undefined ? undefined : this.#ground.reader.read(file);
    if (file === undefined || reading === undefined || reading instanceof Refusal) return { manifests, files: [path] };
    return { manifests: patchedByFile(manifests, reading.manifests), files: [path, file] };
  }

  /**
   * Gives resources the shape they are deployed in, and follows them to what they deploy in turn. Those of another
   * cluster are only followed, as one of its Applications may deploy here.
   */
  #admit(units: readonly Unit[]): void {
    const shaped = units.map((unit) => {
      const isOwn = this.#accepts(unit.task.destination);
      const shape = isOwn ? unit.task.deployment?.prepare(this.#shelf) : undefined;
      return {
        unit,
        isOwn,
        manifests: shape === undefined ? unit.manifests : unit.manifests.flatMap((one) => shape(one) ?? []),
      };
    });
    for (const { unit, isOwn, manifests } of shaped) {
      if (!isOwn) continue;
      this.#units.push({ ...unit, manifests: manifests.filter((one) => this.#isOwn(one)) });
      for (const manifest of manifests) this.#put(manifest);
    }
    for (const { manifests } of shaped) {
      for (const manifest of manifests) for (const task of follow(manifest, this.#trail)) this.#add(task);
    }
  }

  #add(task: Task): void {
    const key = taskKey(task);
    if (this.#seen.has(key) || this.#seen.size >= MOST_TASKS) return;
    this.#seen.add(key);
    this.#pending.push(task);
  }

  #accepts(destination: string | undefined): boolean {
    this.#isByName ||= destination !== undefined;
    return this.#start.accepts(destination);
  }

  /** An Application counts where it deploys to. */
  #isOwn(manifest: Manifest): boolean {
    return !isApplication(manifest) || this.#accepts(destinationOf(manifest));
  }

  /** A bundle goes to this cluster as it is customized for it; without a customization as it is. */
  #addBundle(bundle: Bundle): void {
    this.#isByName = true;
    const target = bundle.targets.find(({ name }) => name === this.#start.target);
    const deployment = bundleDeployment(bundle, target);
    if (this.#bundles.some(({ bundle: known }) => known.folder === bundle.folder)) return;
    this.#bundles.push({ bundle, target });
    this.#add({ paths: [bundle.folder], layout: 'bundle', deployment, by: undefined, bundle: { bundle, target } });
  }

  #put(manifest: Manifest): void {
    if (!NAMED_KINDS.has(manifest.kind) || typeof manifest.name !== 'string') return;
    append(this.#byName, `${manifest.kind} ${manifest.name}`, manifest);
  }

  #find(kind: string, namespace: string | undefined, name: string): Manifest | undefined {
    const found = this.#byName.get(`${kind} ${name}`) ?? [];
    const fits = (one: Manifest) => one.namespace === namespace;
    return found.find(fits) ?? found.find((one) => namespace === undefined || typeof one.namespace !== 'string');
  }
}

/** What others refer to by name. */
const NAMED_KINDS: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Secret',
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
]);
