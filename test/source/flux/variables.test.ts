import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/manifest/unknown.ts';
import { substituteOf } from '../../../src/source/flux/variables.ts';
import { Source } from '../../../src/text/source.ts';

const at = new Source('vars.yaml', 'x').whole();

function fill(text: string, values: Readonly<Record<string, string | Unknown>> = {}, isComplete = true) {
  const known = new Map(Object.entries(values).map(([name, value]) => [name, { value, at }]));
  return substituteOf({ known, isComplete })(text).text;
}

describe('a variable of Flux', () => {
  it('is filled in wherever it stands', () => {
    expect(fill('${A}.${B}-${A}.9', { A: '192.0.2', B: '5' })).toBe('192.0.2.5-192.0.2.9');
  });

  it('stays where it is not set, or unknown', () => {
    expect(fill('${A}.${B}', { A: '192.0.2' })).toBe('192.0.2.${B}');
    expect(fill('${A}', { A: new Unknown('encrypted', '') })).toBe('${A}');
  });

  it('takes its default where it is unset or empty', () => {
    expect(fill('${A:-x} ${A:=y} ${A=z}')).toBe('x y z');
    expect(fill('${A:-x}', { A: '' })).toBe('x');
    expect(fill('${A:-x}', { A: 'a' })).toBe('a');
    expect(fill('${A:-}')).toBe('');
  });

  it('may have another variable as its default', () => {
    expect(fill('${A:-${B:-c}}')).toBe('c');
    expect(fill('${A:-${B}.1}', { B: '192.0.2' })).toBe('192.0.2.1');
  });

  it('takes no default where something unseen may set it', () => {
    expect(fill('${A:-x}', {}, false)).toBe('${A:-x}');
    expect(fill('${A:-x}', { A: '' }, false)).toBe('x');
  });

  it('is escaped by a second dollar sign', () => {
    expect(fill('$${A} ${A}', { A: 'a' })).toBe('${A} a');
  });

  it('has braces', () => {
    expect(fill('$A $(A) {A} ${1} ${', { A: 'a' })).toBe('$A $(A) {A} ${1} ${');
  });

  it('stays where a function that is none of defaults would change it', () => {
    expect(fill('${A,,} ${A:0:3} ${A/x/y} ${A}', { A: 'a' })).toBe('${A,,} ${A:0:3} ${A/x/y} a');
  });

  it('tells each definition once', () => {
    const known = new Map([['A', { value: 'a', at }]]);
    expect(substituteOf({ known, isComplete: true })('${A} ${B:-${A}}').definitions).toEqual([
      { message: '"A" is set here', at },
    ]);
  });

  it('stays as it is written where it would make the texts of a substitution millions of characters longer', () => {
    const substitute = substituteOf({
      known: new Map([['A', { value: 'a'.repeat(1_000_000), at }]]),
      isComplete: true,
    });
    expect(substitute('${A}${A}${A}${A}${A}').text).toBe('${A}${A}${A}${A}${A}');
    const longer = ['1', '2', '3', '4', '5', '1'].map((rest) => substitute(`\${A}${rest}`).text.length);
    expect(longer).toEqual([1_000_001, 1_000_001, 1_000_001, 1_000_001, 5, 1_000_001]);
  });

  it('does not hang on braces that never close', () => {
    expect(fill('${A:-'.repeat(20_000))).toHaveLength(100_000);
  });
});
