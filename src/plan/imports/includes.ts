import type { Located, Source } from '../../text/source.ts';
import type { Gathering } from './gathering.ts';
import type { ImportFiles } from './imported.ts';

const MAX_DEPTH = 20;

/** The way from the imported file to one that it includes, both included. */
export type Chain = readonly string[];

/** Opens what an imported file includes: each file once, however often it is named. */
export class Includes {
  readonly #files: ImportFiles;
  readonly #gathering: Gathering;
  readonly #read = new Set<string>();

  constructor(files: ImportFiles, gathering: Gathering) {
    this.#files = files;
    this.#gathering = gathering;
  }

  /** Gives the file to `read`, with the chain to it. A file that cannot be read, or includes itself, is a problem. */
  open({ value, at }: Located<string>, chain: Chain, read: (source: Source, chain: Chain) => void): void {
    const source = this.#files.read(value, at.source);
    if (!('text' in source)) this.#gathering.report(source.message, at);
    else if (chain.includes(source.path)) this.#gathering.report('the file includes itself', at);
    else if (chain.length > MAX_DEPTH) this.#gathering.report(`files include each other ${MAX_DEPTH} deep`, at);
    else if (!this.#read.has(source.path)) {
      this.#read.add(source.path);
      read(source, [...chain, source.path]);
    }
  }
}
