import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/text/edit.ts';
import { editLines, textOfLines, untouchedLines } from '../../src/text/edited-lines.ts';
import { Source } from '../../src/text/source.ts';
import { unifiedDiff } from '../../src/text/unified-diff.ts';

function edit(start: number, end: number, text: string): Edit {
  return { at: { source: new Source('a.yaml', ''), start, end }, text };
}

function diffOf(text: string, ...edits: readonly Edit[]): string {
  return unifiedDiff('a.yaml', text, editLines(untouchedLines(text), edits));
}

/** A text with edits that do not overlap, some of them touching. */
const edited = fc
  .tuple(fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 40 }), fc.array(fc.nat(40), { maxLength: 8 }))
  .chain(([text, cuts]) => {
    const points = cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b);
    const spans = points.slice(0, points.length - (points.length % 2)).flatMap((start, index) => {
      const end = points[index + 1];
      return index % 2 === 0 && end !== undefined ? [{ start, end }] : [];
    });
    const distinct = spans.filter(({ start }, index) => spans[index - 1]?.start !== start);
    return fc
      .array(fc.string({ unit: fc.constantFrom('x', '\n'), maxLength: 4 }), {
        minLength: distinct.length,
        maxLength: distinct.length,
      })
      .map((texts) => ({ text, edits: distinct.map(({ start, end }, index) => edit(start, end, texts[index] ?? '')) }));
  });

describe('edited lines', () => {
  it('make the text with every edit in it, and nothing else', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const expected = edits.reduceRight(
          (all, { at, text: instead }) => all.slice(0, at.start) + instead + all.slice(at.end),
          text,
        );
        expect(textOfLines(editLines(untouchedLines(text), edits))).toBe(expected);
      }),
    );
  });

  it('keep the origin of lines that stay as they are, in order', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const before = untouchedLines(text);
        const kept = editLines(before, edits).filter(({ origin }) => origin !== undefined);
        const origins = kept.map(({ origin }) => origin ?? -1);
        expect(origins).toEqual([...new Set(origins)].sort((a, b) => a - b));
        expect(kept.map(({ text: line }) => line)).toEqual(origins.map((origin) => before[origin]?.text));
      }),
    );
  });

  it('take in an edit that begins where another one took a line end away', () => {
    const edits = [edit(0, 4, 'x'), edit(4, 4, 'y')];
    expect(textOfLines(editLines(untouchedLines('aaa\nb'), edits))).toBe('xyb');
  });

  it('forget the lines that an edit touches alone', () => {
    expect(editLines(untouchedLines('one\ntwo\nthree\n'), [edit(4, 7, '2')])).toEqual([
      { text: 'one\n', origin: 0 },
      { text: '2\n', origin: undefined },
      { text: 'three\n', origin: 2 },
    ]);
  });
});

describe('a unified diff', () => {
  it('is empty where nothing changes', () => {
    expect(diffOf('one\n')).toBe('');
  });

  it('shows three lines around a change', () => {
    expect(diffOf('1\n2\n3\n4\n5\n6\n7\n8\n9\n', edit(8, 9, 'five'))).toBe(
      '--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
    );
  });

  it('shows a line that comes and one that goes', () => {
    expect(diffOf('one\ntwo\n', edit(0, 0, 'zero\n'), edit(4, 8, ''))).toBe(
      '--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n+zero\n one\n-two\n',
    );
  });

  it('says where a file has no line end', () => {
    expect(diffOf('one', edit(0, 3, '1'))).toBe(
      '--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+1\n\\ No newline at end of file\n',
    );
  });
});
