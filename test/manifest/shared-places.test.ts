import { describe, expect, it, vi } from 'vitest';
import { isShared } from '../../src/manifest/shared-places.ts';
import { Source } from '../../src/text/source.ts';

const TEXT = 'a: &a [1, 2]\nb: 3\nc: *a\n---\nd: &d {e: 4}\nf: *d\n';

/** Whether what stands at the first place of a text is shared. */
function shared(source: Source, text: string): boolean {
  const start = source.text.indexOf(text);
  return isShared({ source, start, end: start + text.length });
}

describe('what aliases repeat', () => {
  it('is what stands in an anchored value of any document', () => {
    const source = new Source('a.yaml', TEXT);
    const places = ['1', '2', '[1, 2]', '3', '4', 'a: &a', '*a', 'b: 3', 'f'];
    expect(places.filter((text) => shared(source, text))).toEqual(['1', '2', '[1, 2]', '4']);
  });

  it('is looked for once in a file, however many places are asked for', () => {
    for (const text of [TEXT, 'a: 1\n'.repeat(100)]) {
      const source = new Source('a.yaml', text);
      const at = { source, start: 0, end: 1 };
      isShared(at);
      const reads = vi.spyOn(source, 'text', 'get');
      for (let time = 0; time < 1000; time++) isShared(at);
      expect(reads).not.toHaveBeenCalled();
    }
  });
});
