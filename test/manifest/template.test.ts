import { describe, expect, test } from 'vitest';
import { looksLikeTemplate } from '../../src/manifest/template.ts';

describe('a text looks like a template', () => {
  test.each([
    ['a Helm action', 'kind: Service\n{{- if .Values.x }}\n'],
    ['a Jinja statement', '{% for a in b %}\n- x\n'],
    ['a value without quotes', 'name: {{ .Release.Name }}-x\n'],
    ['a marker after a quoted one', 'a: "{{ x }}" {{ y }}\n'],
    ['an apostrophe before it', "note: don't {{ x }}\n"],
    ['a quote that does not close', 'a: "x {{ y }}\n'],
    ['lines that end with a lone carriage return', 'a: "\r{{ x }}\r'],
  ])('with %s', (_, text) => {
    expect(looksLikeTemplate(text)).toBe(true);
  });
});

describe('a text looks like no template', () => {
  test.each([
    ['without markers', 'a: { b: { c: 1 } }\n'],
    ['with markers in double quotes only', 'a: "{{ x \\" }}"\nb: [\n'],
    ['with markers in single quotes only', "a: '{% x %}'\nb: [\n"],
    ['with markers in comments only', '# {{ x }}\na: 1 # {{ y }}\nb: [\n'],
  ])('%s', (_, text) => {
    expect(looksLikeTemplate(text)).toBe(false);
  });
});
