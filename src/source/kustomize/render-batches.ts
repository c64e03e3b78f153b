import { posix, relative, sep } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '../../files/temporary.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Reader } from '../reader.ts';
import { type ProgramResult, runProgram } from '../run-program.ts';
import { attribution, isPredictable } from './attribution.ts';
import { batchesOf, type Member, mayReachOut } from './batches.ts';
import { overlayManifests } from './overlay-manifests.ts';
import { type RenderedResource, renderedResources } from './rendered-resources.ts';
import type { Renderer } from './renderer.ts';
import type { NotRendered } from './rendering.ts';
import { writeKustomization } from './temporary-kustomization.ts';
import type { KustomizationTree } from './tree.ts';

/** What was rendered of an overlay, or why it was not. */
export type Outcome = readonly Manifest[] | NotRendered;

/** What overlays are rendered with. */
export interface Workshop {
  readonly reader: Reader;
  readonly renderer: Renderer;
  readonly allowNetwork: boolean;
  /** Milliseconds that a process may take. */
  readonly timeout: number;
}

/** After so many processes that took too long the rest is not tried: a renderer that hangs would hang for each overlay. */
const MAX_TIMEOUTS = 3;

/** Renders overlays that nothing is in the way of. An overlay that fails does not cost the others of its batch. */
export async function renderBatches(
  trees: readonly KustomizationTree[],
  workshop: Workshop,
): Promise<ReadonlyMap<KustomizationTree, Outcome>> {
  if (trees.length === 0) return new Map();
  const temporary = temporaryFolder();
  try {
    const run = new BatchRun(workshop, temporary, batchesOf(trees));
    const works = await Promise.allSettled(['first', 'second'].map((place) => run.work(place)));
    const failed = works.find((work) => work.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    return run.outcomes;
  } finally {
    temporary.remove();
  }
}

type Batch = readonly Member[];

/** The batches of one rendering, in one temporary folder. */
class BatchRun {
  readonly outcomes = new Map<KustomizationTree, Outcome>();
  readonly #workshop: Workshop;
  readonly #temporary: TemporaryFolder;
  readonly #pending: Batch[];
  readonly #files = new Map<string, string | undefined>();
  #timeouts = 0;

  constructor(workshop: Workshop, temporary: TemporaryFolder, batches: readonly Batch[]) {
    this.#workshop = workshop;
    this.#temporary = temporary;
    this.#pending = batches.toReversed();
  }

  /**
   * Renders one pending batch after the other, all in one place of the temporary folder; whoever else works on them, in
   * a place of its own, takes what is left.
   */
  async work(place: string): Promise<void> {
    try {
      for (let batch = this.#pending.pop(); batch !== undefined; batch = this.#pending.pop()) {
        await this.#render(batch, place);
      }
    } finally {
      // Also where something is thrown: whoever else works on them comes to an end.
      this.#pending.length = 0;
    }
  }

  #settle(tree: KustomizationTree, outcome: Outcome): void {
    this.outcomes.set(tree, outcome);
    this.#workshop.reader.progress?.('overlay');
  }

  /** Where a batch fails, its halves are rendered: two overlays may not bear each other, or one is broken. */
  async #render(batch: Batch, place: string): Promise<void> {
    const isAlone = batch.length === 1;
    const first = await this.#run(batch, place, (tree) => !isAlone && !isPredictable(tree));
    const rendered = first === 'untold' ? await this.#run(batch, place, () => true) : first;
    if (rendered !== 'untold' && 'byOverlay' in rendered) {
      for (const [index, { tree }] of batch.entries()) this.#settle(tree, this.#manifests(tree, index, rendered));
    } else if (isAlone) {
      for (const { tree } of batch) this.#settle(tree, rendered === 'untold' ? NO_RESOURCES : rendered);
    } else {
      const middle = batch.length >> 1;
      this.#pending.push(batch.slice(middle));
      await this.#render(batch.slice(0, middle), place);
    }
  }

  /** `untold` where it cannot be told which overlay a resource came from. */
  async #run(
    batch: Batch,
    place: string,
    needsMark: (tree: KustomizationTree) => boolean,
  ): Promise<Rendered | NotRendered | 'untold'> {
    if (this.#timeouts >= MAX_TIMEOUTS) return { reason: 'timeout', message: 'the renderer took too long before' };
    const { reader, renderer, allowNetwork, timeout } = this.#workshop;
    const overlays = batch.map(({ tree, isRenamed }) => {
      const isClashing = isRenamed && batch.length > 1;
      return { folder: tree.folder, isMarked: isClashing || needsMark(tree), isRenamed: isClashing };
    });
    const folder = writeKustomization(this.#temporary, place, reader.files.root, overlays);
    const home = this.#temporary.path;
    const args = [...renderer.args, ...(batch.every(({ tree }) => mayReachOut(tree)) ? REACH_OUT : []), folder];
    const result = await runProgram({ program: renderer.program, args, home, allowNetwork, timeout });
    if (result.outcome === 'timeout') this.#timeouts += 1;
    if (result.outcome !== 'done') return this.#refusal(result);
    const resources = renderedResources(result.output, folder);
    return resources === undefined ? NO_RESOURCES : this.#grouped(batch, resources);
  }

  #grouped(batch: Batch, resources: readonly RenderedResource[]): Rendered | 'untold' {
    const groups = batch.map((): RenderedResource[] => []);
    const owner = batch.length === 1 ? () => 0 : attribution(batch);
    for (const resource of resources) {
      const group = groups[resource.overlay ?? owner(resource, this.#fileOf(resource)) ?? -1];
      if (group === undefined) return 'untold';
      group.push(resource);
    }
    return { byOverlay: groups };
  }

  #manifests(tree: KustomizationTree, index: number, { byOverlay }: Rendered): readonly Manifest[] {
    return overlayManifests(this.#workshop.reader, tree, byOverlay[index] ?? [], (one) => this.#fileOf(one));
  }

  /** The file of the repository that a resource stands in; undefined for one from elsewhere. */
  #fileOf({ file }: RenderedResource): string | undefined {
    if (file === undefined) return undefined;
    const { files } = this.#workshop.reader;
    if (!this.#files.has(file)) {
      this.#files.set(file, files.realPath(posix.normalize(relative(files.root, file).split(sep).join('/'))));
    }
    return this.#files.get(file);
  }

  #refusal(result: Exclude<ProgramResult, { outcome: 'done' }>): NotRendered {
    const { outcome, message } = result;
    return { reason: outcome, message: plainMessage(message, this.#temporary.path, this.#workshop.reader.files.root) };
  }
}

/** Files beside or above a kustomization are opened, as Flux has it. */
const REACH_OUT = ['--load-restrictor=LoadRestrictionsNone'] as const;

const NO_RESOURCES: NotRendered = { reason: 'failed', message: 'the renderer printed something else than resources' };

/** The resources of each overlay of a batch. */
interface Rendered {
  readonly byOverlay: readonly (readonly RenderedResource[])[];
}

const LONGEST = 500;

/** What a renderer complains about, without how it got there and without paths that are other ones on each run. */
function plainMessage(message: string, temporary: string, root: string): string {
  const cause = message.replace(/^.*recursed (?:accumulation of|merging from) path '[^'\n]*': /s, '');
  // An overlay is named from where the kustomization that includes it stands, see writeKustomization.
  const roots = [root, ...['a/b', 'a'].map((place) => relative(`${temporary}/${place}`, root))];
  return roots
    .map((path) => path.split(sep).join('/'))
    .reduce((text, path) => text.replaceAll(`${path}/`, '').replaceAll(path, '.'), cause)
    .replaceAll(temporary, '')
    .replace(/^Error: /, '')
    .slice(0, LONGEST);
}
