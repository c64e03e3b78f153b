import { parentPort, workerData } from 'node:worker_threads';
import type { Target } from '../target.ts';
import { session } from './session.ts';

/** What the main thread gives: `current` holds the length of the input that runs, the count of those begun, and it. */
interface Work {
  readonly module: string;
  readonly words: readonly string[];
  readonly known: readonly Uint8Array[];
  readonly executions: number;
  readonly seed: number;
  readonly current: SharedArrayBuffer;
}

const work: Work = workerData;
const loaded: { readonly target: Target } = await import(work.module);
const edges: unknown = Reflect.get(globalThis, '__fuzzEdges');
if (!(edges instanceof Uint32Array)) throw new Error('the target counts no branches');
edges.fill(0);

const head = new Int32Array(work.current, 0, 2);
const body = new Uint8Array(work.current, 8);

const result = session({
  target: loaded.target,
  edges,
  words: work.words,
  known: work.known.map((input) => Buffer.from(input)),
  executions: work.executions,
  seed: work.seed,
  before: (input) => {
    head[0] = input.length;
    body.set(input.subarray(0, body.length));
    Atomics.add(head, 1, 1);
  },
});
parentPort?.postMessage(result);
