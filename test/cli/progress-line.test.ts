import { describe, expect, it } from 'vitest';
import { progressLine, wantsProgress } from '../../src/cli/progress-line.ts';

/** A line on a terminal of some columns, with a clock that stands until it is set. */
function waiting(columns: number | undefined = 80) {
  const clock = { time: 5000 };
  const written: string[] = [];
  const line = progressLine({ columns, write: (text) => written.push(text) }, () => clock.time);
  return { ...line, clock, written };
}

const ERASE = '\r\u001b[K';

describe('the line of progress', () => {
  it('shows nothing in the first second', () => {
    const { progress, erase, clock, written } = waiting();
    clock.time += 999;
    progress('file');
    erase();
    expect(written).toEqual([]);
  });

  it('counts also what was done before it shows', () => {
    const { progress, clock, written } = waiting();
    progress('file');
    clock.time += 1000;
    progress('file');
    expect(written).toEqual([`${ERASE}2 files read`]);
  });

  it('is rewritten ten times a second at most', () => {
    const { progress, clock, written } = waiting();
    clock.time += 1000;
    progress('file');
    clock.time += 99;
    progress('file');
    clock.time += 1;
    progress('overlay');
    expect(written).toEqual([`${ERASE}1 file read`, `${ERASE}2 files read, 1 overlay rendered`]);
  });

  it('is erased once, and may come back', () => {
    const { progress, erase, clock, written } = waiting();
    clock.time += 1000;
    progress('file');
    erase();
    erase();
    clock.time += 100;
    progress('file');
    expect(written).toEqual([`${ERASE}1 file read`, ERASE, `${ERASE}2 files read`]);
  });

  it('is narrower than the terminal', () => {
    const { progress, clock, written } = waiting(10);
    clock.time += 1000;
    progress('file');
    expect(written).toEqual([`${ERASE}1 file re`]);
  });
});

describe('whether to show progress', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ CI: 'true' }, true, false],
    [{ CI: '1' }, true, false],
    [{ CI: '' }, true, true],
    [{ CI: 'false' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ TERM: 'xterm' }, true, true],
  ])('with %j, on a terminal: %s', (env, isTerminal, wanted) => expect(wantsProgress(env, isTerminal)).toBe(wanted));
});
