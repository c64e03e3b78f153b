import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { COMPILED, compiledLoader } from '../../src/cli/compiled-loader.ts';
import { repository } from '../files/repository.ts';

const other = (name: string): unknown => `other ${name}`;

const FIRST = `function word() { return 'first' } exports.said = word();`;
/** As long as the first. */
const LATER = `function word() { return 'later' } exports.said = word();`;

const MINUTE = 60_000;

afterEach(() => vi.useRealTimers());

/** Loads a file of a folder as one run of the program does. */
function run(folder: string, name = './a.cjs', isKept = true): unknown {
  const { load, keep } = compiledLoader(folder, isKept, other);
  const exports = load(name);
  keep();
  return exports;
}

/** The one file of compiled code in a folder. */
function keptIn(folder: string): string {
  const [file = '', ...more] = readdirSync(join(folder, COMPILED));
  expect(more).toEqual([]);
  return join(folder, COMPILED, file);
}

function setTime(path: string, secondsFromNow: number): void {
  const time = Date.now() / 1000 + secondsFromNow;
  utimesSync(path, time, time);
}

describe('a loader of compiled code', () => {
  it('gives what a file exports, in the first run as in the next', () => {
    const folder = repository({ 'a.cjs': FIRST });
    expect([run(folder), run(folder)]).toEqual([{ said: 'first' }, { said: 'first' }]);
  });

  it('keeps the code for the next run, which runs that', () => {
    const folder = repository({ 'a.cjs': FIRST });
    run(folder);
    writeFileSync(join(folder, 'a.cjs'), LATER);
    setTime(keptIn(folder), 10);
    expect(run(folder)).toEqual({ said: 'first' });
  });

  it('compiles a file that was replaced since, however old it says it is', () => {
    const folder = repository({ 'a.cjs': FIRST });
    run(folder);
    writeFileSync(join(folder, 'a.cjs'), LATER);
    setTime(join(folder, 'a.cjs'), -1_000_000);
    expect(run(folder)).toEqual({ said: 'later' });
    setTime(keptIn(folder), 10);
    expect(run(folder)).toEqual({ said: 'later' });
  });

  it('compiles where what is kept is no code, and keeps it anew', () => {
    const folder = repository({ 'a.cjs': FIRST });
    run(folder);
    const kept = keptIn(folder);
    for (const text of ['', 'not what V8 wrote']) {
      // Another text each time, since a process compiles none twice.
      writeFileSync(join(folder, 'a.cjs'), `exports.said = '${text}';`);
      writeFileSync(kept, text);
      setTime(kept, 10);
      expect(run(folder)).toEqual({ said: text });
      expect(readFileSync(kept).length).toBeGreaterThan(100);
    }
  });

  it('leaves what is kept alone for an hour, and then keeps it anew', () => {
    const folder = repository({ 'a.cjs': FIRST });
    run(folder);
    const kept = keptIn(folder);
    setTime(kept, 10);
    const { mtimeMs } = statSync(kept);
    vi.useFakeTimers({ toFake: ['Date'], now: mtimeMs + 59 * MINUTE });
    run(folder);
    expect(statSync(kept).mtimeMs).toBe(mtimeMs);
    vi.setSystemTime(mtimeMs + 61 * MINUTE);
    run(folder);
    expect(statSync(kept).mtimeMs).not.toBe(mtimeMs);
  });

  it('compiles as usual where nothing can be kept', () => {
    const folder = repository({ 'a.cjs': FIRST, [COMPILED]: 'a file' });
    expect([run(folder), run(folder)]).toEqual([{ said: 'first' }, { said: 'first' }]);
    expect(readFileSync(join(folder, COMPILED), 'utf8')).toBe('a file');
  });

  it('keeps nothing and reads nothing kept where it is told not to', () => {
    const folder = repository({ 'a.cjs': FIRST });
    run(folder, './a.cjs', false);
    expect(existsSync(join(folder, COMPILED))).toBe(false);
    run(folder);
    writeFileSync(join(folder, 'a.cjs'), LATER);
    setTime(keptIn(folder), 10);
    expect(run(folder, './a.cjs', false)).toEqual({ said: 'later' });
  });

  it('loads what a file requires: once from the folder, all else as it is told', () => {
    const folder = repository({
      'a.cjs': `exports.same = require('./b.cjs') === require('./b.cjs'); exports.fs = require('node:fs');`,
      'b.cjs': `exports.where = [__filename, __dirname];`,
      'c.cjs': `module.exports = require('./b.cjs').where;`,
    });
    expect(run(folder)).toEqual({ same: true, fs: 'other node:fs' });
    expect(run(folder, './c.cjs')).toEqual([join(folder, 'b.cjs'), folder]);
  });

  it('throws what a file throws, and where one is missing', () => {
    const folder = repository({ 'a.cjs': `throw new RangeError('broken');` });
    expect(() => run(folder)).toThrow(RangeError);
    expect(() => run(folder, './missing.cjs')).toThrow('ENOENT');
  });
});
