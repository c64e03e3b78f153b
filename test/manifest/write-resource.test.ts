import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/manifest/documents.ts';
import { Commented, type Content, writeResource } from '../../src/manifest/write-resource.ts';
import { Source } from '../../src/text/source.ts';

const written = (value: Content, comments: readonly string[] = []) => writeResource(new Map([['a', value]]), comments);

describe('a resource', () => {
  it('is written in blocks, with comments where they belong', () => {
    const list = [new Commented('x', [' above', ' it'], ' beside'), 'z'];
    expect(written(list, [' at the top'])).toBe('# at the top\na:\n  # above\n  # it\n  - x # beside\n  - z\n');
  });

  it.each([
    'yes',
    '0x10',
    '1_000',
    '',
    ' x',
    '- a',
    'a: b',
    '*a',
    '\u001b[31m',
    'a\nb',
    '~',
    '\u202ea\u00a0',
    '\ud800',
    '\u{e0041}',
    '##[error]x',
    '::error::x',
    'a\n::error::x',
  ])('says the text %j again when it is read', (text) => {
    const { documents } = readDocuments(new Source('a.yaml', written(text)));
    expect(documents.map(({ fields }) => fields?.get('a'))).toEqual([text]);
  });

  it('shows what cannot be seen, and commands of runners, as escapes', () => {
    expect(written('\u202ea\u009b')).toBe('a: "\\u202ea\\x9b"\n');
    expect(written('##[error]x')).toBe('a: "#\\x23[error]x"\n');
    expect(written(new Map([['::error::x', 'a\n::error::x']]))).toBe('a:\n  "::error::x": "a\\n::error::x"\n');
    expect(written('a', ['##[error]\u202e'])).toBe('##\\x23[error]\\u202e\na: a\n');
  });

  it('has no control characters in it', () => {
    expect(written('\u001b[31m', ['\u001b[31m\nb: c'])).not.toMatch(/[^\P{Cc}\n]/u);
    expect(written('\u001b[31m', ['\u001b[31m\nb: c']).split('\n')).toHaveLength(3);
  });
});
