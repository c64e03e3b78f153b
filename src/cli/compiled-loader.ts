import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { Script } from 'node:vm';

/** Loads the CommonJS files of a folder. */
export interface Loader {
  /** The exports of a file, named as in `./lint.cjs`. It is run once. */
  load(name: string): unknown;
  /** Keeps for the next run what was compiled until now, where that is not kept yet. */
  keep(): void;
}

/** Where compiled code is kept, in the folder of the files. */
export const COMPILED = '.compiled';

/** After this time it is kept anew, with what the runs in between have called. */
const FRESH_MILLISECONDS = 60 * 60 * 1000;

/**
 * Loads files with the code that V8 made of them in an earlier run, which spares compiling thousands of functions. Like
 * Python's `__pycache__` it stands beside them: whoever may write there may change the files themselves. Where nobody
 * may, or `isKept` is false, the files are compiled as usual. `other` loads what is no file of the folder.
 */
export function compiledLoader(folder: string, isKept: boolean, other: (name: string) => unknown): Loader {
  const loaded = new Map<string, { exports: unknown }>();
  const fresh = new Map<string, Script>();
  const load = (name: string): unknown => {
    if (!name.startsWith('./')) return other(name);
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    loaded.set(name, module);
    const filename = `${folder}/${name.slice(2)}`;
    const path = `${folder}/${COMPILED}/${name.slice(2)}-${node()}`;
    const { script, isStale } = compile(filename, isKept ? path : undefined);
    if (isKept && isStale) fresh.set(path, script);
    const run: unknown = script.runInThisContext();
    if (typeof run === 'function') run(module.exports, load, module, filename, folder);
    return module.exports;
  };
  return {
    load,
    keep: () => {
      for (const [path, script] of fresh) write(path, script);
    },
  };
}

/** Each Node keeps its own: V8 tells its versions and settings apart, but not how it was built. */
function node(): string {
  return `${process.version}-${process.arch}-${Buffer.from(process.execPath).toString('base64url').slice(-150)}`;
}

function compile(filename: string, path: string | undefined): { readonly script: Script; readonly isStale: boolean } {
  const source = readFile(filename);
  const kept = path === undefined ? undefined : readIfThere(path);
  // As make has it. The time is that at which the file came to its place, which no archive and no `touch` sets.
  const isOfThis = kept !== undefined && kept.modified > source.changed;
  // The bundles are ASCII, which need not be decoded.
  const script = new Script(
    `(function(exports,require,module,__filename,__dirname){${source.bytes.toString('latin1')}\n})`,
    {
      filename,
      ...(isOfThis ? { cachedData: kept.bytes } : {}),
    },
  );
  const isRun = isOfThis && script.cachedDataRejected === false;
  return { script, isStale: !isRun || Date.now() - kept.modified > FRESH_MILLISECONDS };
}

interface File {
  readonly bytes: Buffer;
  /** Milliseconds of the epoch. */
  readonly modified: number;
  /** The same, as the system alone sets it. */
  readonly changed: number;
}

function readFile(path: string): File {
  const descriptor = openSync(path, 'r');
  try {
    const { mtimeMs, ctimeMs } = fstatSync(descriptor);
    return { bytes: readFileSync(descriptor), modified: mtimeMs, changed: ctimeMs };
  } finally {
    closeSync(descriptor);
  }
}

function readIfThere(path: string): File | undefined {
  try {
    return readFile(path);
  } catch {
    return undefined;
  }
}

/** V8 trusts what it is given, so it has to be whole, also after a crash. Where nothing can be written, nothing is kept. */
function write(path: string, script: Script): void {
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
    const descriptor = openSync(draft, 'w');
    try {
      writeFileSync(descriptor, script.createCachedData());
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, path);
  } catch {
    discard(draft);
  }
}

function discard(draft: string): void {
  try {
    unlinkSync(draft);
  } catch {
    // It was never made.
  }
}
