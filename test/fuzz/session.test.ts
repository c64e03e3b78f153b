import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type SessionResult, session } from '../../fuzz/engine/session.ts';
import { instrument } from '../../scripts/instrument.mjs';

/** Runs code that defines `run`, its branches counted. */
function fuzz(code: string, executions: number, seeds: readonly string[] = ['seed']): SessionResult {
  const counted = instrument(code);
  const context: { __fuzzEdges?: unknown; run?: unknown } = {};
  runInNewContext(`globalThis.__fuzzEdges = undefined;\n${counted.code}\nglobalThis.run = run;`, context);
  const { __fuzzEdges: edges, run } = context;
  if (typeof run !== 'function') throw new Error('the code defines no "run"');
  return session({
    target: { dictionary: [], seeds, run: (input) => retold(() => run(input.toString())) },
    edges: countersOf(edges),
    words: [],
    known: [],
    executions,
    seed: 7,
    before: () => {},
  });
}

/** An error of another realm as one of this. */
function retold(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new Error(String(error));
  }
}

/** They are of another realm. */
function countersOf(edges: unknown): Uint32Array {
  if (!ArrayBuffer.isView(edges)) throw new Error('the code counts no branches');
  return new Uint32Array(edges.buffer);
}

const LOCK = `function run(text) {
  if (text[0] === 'k') if (text[1] === 'e') if (text[2] === 'y') throw new Error('open');
}`;

describe('a session of fuzzing', () => {
  it('finds its way through conditions that chance would not meet at once, and shortens what it found', () => {
    const { findings } = fuzz(LOCK, 100_000);
    expect(findings.map(({ message, input }) => `${message}: ${input}`)).toEqual(['Error: open: key']);
  });

  it('does the same again', () => {
    const [one, other] = [fuzz(LOCK, 3000), fuzz(LOCK, 3000)];
    expect(other).toEqual(one);
  });

  it('tells one fault once, and two faults apart', () => {
    const { findings } = fuzz(`function run(text) { throw new Error(text.includes('a') ? 'one' : 'other'); }`, 2000, [
      'a',
    ]);
    expect(findings.map(({ message }) => message).sort()).toEqual(['Error: one', 'Error: other']);
  });

  it('tells of an input that takes too many steps', () => {
    const slow = 'function run(text) { for (let at = 0; at < text.length ** 2 * 12000; at++); }';
    expect(fuzz(slow, 1, ['seed'.repeat(10)]).findings.map(({ message }) => message)).toEqual([
      'takes too many steps for so short an input',
    ]);
  });

  it('counts the branches that it took', () => {
    const { taken, branches } = fuzz('function run(text) { return text === "x" && text === "y" ? 1 : 2; }', 0, ['a']);
    expect({ taken, branches }).toEqual({ taken: 2, branches: 4 });
  });
});

describe('instrumented code', () => {
  it('does what it did', () => {
    const code = `function run(a, b = a ? 1 : 2) {
      const list = [];
      for (const x of [1, 2, 3]) if (x === b) list.push(x); else if (x > 2) list.push('c'); else { continue; }
      switch (a) { case 1: case 2: list.push('low'); break; default: list.push((() => ({ a: a ?? 'none' }))().a); }
      do list.push(list.length); while (list.length < 4 && a);
      try { null.x; } catch { list.push('caught'); }
      return list.join();
    }
    globalThis.said = [run(1), run(undefined), run('z', 3)];`;
    const [plain, counted]: { said?: unknown }[] = [{}, {}];
    runInNewContext(code, plain);
    runInNewContext(instrument(code).code, counted);
    expect(JSON.stringify(counted?.said)).toBe(JSON.stringify(plain?.said));
  });

  it('counts only the files of a bundle that are meant', () => {
    const bundle = '// src/a.ts\nfunction a() {}\n// node_modules/b/index.js\nfunction b() {}\n';
    expect(instrument(bundle, (path) => path.startsWith('src/')).code).toBe(
      'const __edges = globalThis.__fuzzEdges = new Uint32Array(1);\n' +
        '// src/a.ts\nfunction a() {__edges[0]++;}\n// node_modules/b/index.js\nfunction b() {}\n',
    );
  });
});
