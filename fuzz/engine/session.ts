import fc from 'fast-check';
import type { Target } from '../target.ts';
import { Corpus } from './corpus.ts';
import { minimize } from './minimize.ts';
import { mutate, type Supply } from './mutate.ts';
import { Random } from './random.ts';

/** A target and how it is run. */
export interface SessionOptions {
  readonly target: Target;
  /** The counters of the target's code. */
  readonly edges: Uint32Array;
  /** Words that its code compares with. */
  readonly words: readonly string[];
  /** Inputs of earlier sessions. */
  readonly known: readonly Buffer[];
  readonly executions: number;
  readonly seed: number;
  /** Is told of every input before it is run, so that one which never ends is known. */
  before(input: Buffer): void;
}

/** An input that broke a law, made short, and what it did. */
export interface Finding {
  readonly message: string;
  readonly input: Buffer;
  readonly stack: string;
}

/** What a session did. */
export interface SessionResult {
  readonly executions: number;
  readonly taken: number;
  readonly branches: number;
  readonly corpus: readonly Buffer[];
  /** Each fault once. */
  readonly findings: readonly Finding[];
  /** The most branches that an execution took for each byte of its input, and 1000. */
  readonly costliest: number;
}

/** How many branches an execution may take for each byte of its input, and for 1000 more. */
const MOST_STEPS = 8000;

const SHAPES = 200;

/** Of so many inputs one is inspected whatever way it went. */
const INSPECTED = 64;

/** Runs a target on its seeds and on what comes of them: inputs that take new ways are what later ones are made of. */
export function session(options: SessionOptions): SessionResult {
  const one = new Session(options);
  for (const input of one.beginnings()) one.execute(input);
  while (one.executions < options.executions) one.execute(one.next());
  return one.result();
}

class Session {
  executions = 0;
  readonly #options: SessionOptions;
  readonly #corpus: Corpus;
  readonly #supply: Supply;
  readonly #findings = new Map<string, Finding>();
  #costliest = 0;
  #mostSteps = 0;

  constructor(options: SessionOptions) {
    const random = new Random(options.seed);
    this.#options = options;
    this.#corpus = new Corpus(options.edges);
    this.#supply = {
      random,
      dictionary: options.target.dictionary.map((word) => Buffer.from(word)),
      words: options.words.map((word) => Buffer.from(word)),
      longest: options.target.longest ?? 300,
      other: () => this.#corpus.pick(random),
    };
  }

  beginnings(): readonly Buffer[] {
    const { target, known, seed } = this.#options;
    const shapes = target.shapes === undefined ? [] : fc.sample(target.shapes, { numRuns: SHAPES, seed });
    return [Buffer.alloc(0), ...[...target.seeds, ...shapes].map((one) => Buffer.from(one)), ...known];
  }

  next(): Buffer {
    return mutate(this.#corpus.pick(this.#supply.random), this.#supply);
  }

  execute(input: Buffer): void {
    this.executions++;
    let error = this.#run(input);
    const { isNew, steps } = this.#corpus.walked();
    if (error === undefined && (isNew || this.executions % INSPECTED === 0)) error = this.#inspect(input);
    const isCostly = steps > this.#mostSteps * 1.25;
    if (isCostly) this.#mostSteps = steps;
    if (isNew || isCostly || this.#corpus.inputs.length === 0) this.#corpus.keep(input);
    this.#costliest = Math.max(this.#costliest, costOf(steps, input));
    if (error !== undefined) this.#find(nameOf(error), error, input);
    else if (costOf(steps, input) > MOST_STEPS) this.#find(TOO_COSTLY, undefined, input);
  }

  result(): SessionResult {
    const { taken, all } = this.#corpus.coverage;
    return {
      executions: this.executions,
      taken,
      branches: all,
      corpus: this.#corpus.inputs,
      findings: [...this.#findings.values()],
      costliest: Math.round(this.#costliest),
    };
  }

  /** What it threw; undefined where all went well. */
  #run(input: Buffer): Error | undefined {
    this.#options.before(input);
    return thrown(() => this.#options.target.run(input));
  }

  /** The same for the further laws, whose ways do not count. */
  #inspect(input: Buffer): Error | undefined {
    const error = thrown(() => this.#options.target.inspect?.(input));
    this.#options.edges.fill(0);
    return error;
  }

  #find(name: string, error: Error | undefined, input: Buffer): void {
    if (this.#findings.has(name)) return;
    const shorter = minimize(input, (candidate) => {
      const ran = this.#run(candidate);
      const { steps } = this.#corpus.walked();
      const again = ran ?? this.#inspect(candidate);
      return again === undefined
        ? name === TOO_COSTLY && costOf(steps, candidate) > MOST_STEPS
        : nameOf(again) === name;
    });
    this.#findings.set(name, { message: error?.message ?? TOO_COSTLY, input: shorter, stack: error?.stack ?? '' });
  }
}

function thrown(work: () => void): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const TOO_COSTLY = 'takes too many steps for so short an input';

function costOf(steps: number, input: Buffer): number {
  return steps / (input.length + 1000);
}

/** What faults are told apart by: the message without what varies, and where it was thrown. */
function nameOf(error: Error): string {
  const place = error.stack?.split('\n').find((line) => /^\s+at (?!demand\b)/.test(line)) ?? '';
  return `${error.message.replace(/"[^"]*"|\d+/g, '*')} ${place.trim()}`;
}
