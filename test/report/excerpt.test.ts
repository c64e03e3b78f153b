import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, widthOf } from '../../src/report/cells.ts';
import { excerpt } from '../../src/report/excerpt.ts';

/** The line as shown, and below it the underline of a part given by its text. */
function show(line: string, part: string, columns = 40): readonly string[] {
  const start = line.indexOf(part);
  const { text, underlines } = excerpt(line, [{ start, end: start + part.length }], columns);
  return [text, ...underlines.map(({ from, to }) => ' '.repeat(from) + '^'.repeat(to - from))];
}

describe('an excerpt', () => {
  it('underlines a part', () => expect(show('name: office', 'office')).toEqual(['name: office', '      ^^^^^^']));

  it('shows a tab as four columns', () => expect(show('\ta: b', 'b')).toEqual(['    a: b', '       ^']));

  it('counts wide characters as two columns', () => expect(show('a: 日本 x', 'x')).toEqual(['a: 日本 x', '        ^']));

  it('counts marks that combine as none', () => expect(show('e\u0301: x', 'x')).toEqual(['e\u0301: x', '   ^']));

  it('shows marks beyond what any script stacks', () =>
    expect(show(`e${'\u0301'.repeat(6)} x`, 'x')[0]).toBe(`e${'\u0301'.repeat(4)}\u0301\u0301 x`));

  it('shows what cannot be seen', () =>
    expect(show('a\u00a0b: \u001b[0m x', 'x')).toEqual(['a\\u00a0b: \\u001b[0m x', '                    ^']));

  it('shows no command to the runner of a CI', () =>
    expect(show('# ##[add-mask]x', 'x')).toEqual(['# #\\u0023[add-mask]x', '                   ^']));

  it('underlines at least one column', () => {
    expect(excerpt('a:', [{ start: 2, end: 2 }], 40)).toEqual({ text: 'a:', underlines: [{ from: 2, to: 3 }] });
    expect(excerpt('', [{ start: 9, end: 5 }], 40).underlines).toEqual([{ from: 0, to: 1 }]);
  });

  it('cuts the end of a long line where the part stands in front', () =>
    expect(show(`name: ${'x'.repeat(100)}`, 'name')).toEqual([`name: ${'x'.repeat(32)}…`, '^^^^']));

  it('cuts both ends of a long line around the part', () =>
    expect(show(`${'a'.repeat(100)}name${'b'.repeat(100)}`, 'name')).toEqual([
      '…aaaaaaaaanamebbbbbbbbbbbbbbbbbbbbbbbbb…',
      '          ^^^^',
    ]));

  it('stays within its columns, and underlines within them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(300), (raw, start, length) => {
        const line = raw.replace(/[\r\n]/g, ' ');
        const { text, underlines } = excerpt(line, [{ start: Math.min(start, line.length), end: start + length }], 40);
        const [underline] = underlines;
        expect(widthOf(cellsOf(text))).toBeLessThanOrEqual(40);
        expect(underline?.to ?? 0).toBeGreaterThan(underline?.from ?? 0);
        expect(underline?.to ?? 0).toBeLessThanOrEqual(41);
      }),
    );
  });
});
