import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jsonText,
  markdownCode,
  markdownText,
  visible,
  workflowProperty,
  workflowValue,
  xmlText,
} from '../../src/report/escape.ts';

describe('visible text', () => {
  it.each([
    ['\u001b[31m', '\\u001b[31m'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\u0085\u009b', '\\u0085\\u009b'],
    ['\u202e\u2066\u061c', '\\u202e\\u2066\\u061c'],
    ['\u200b\u200d\u2060\ufeff\u00ad', '\\u200b\\u200d\\u2060\\ufeff\\u00ad'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['\u00a0\u3000', '\\u00a0\\u3000'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\ud800'],
    ['日本 é 👍', '日本 é 👍'],
    ['::error file=a::b', '\\u003a:error file=a::b'],
    [' ::stop-commands::x', ' \\u003a:stop-commands::x'],
    ['a ##[add-mask]b ##vso[task.x]', 'a #\\u0023[add-mask]b #\\u0023vso[task.x]'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['::1 and ::2', '::1 and ::2'],
    ['## a heading', '## a heading'],
  ])('of %j is %s', (text, shown) => expect(visible(text)).toBe(shown));
});

describe('JSON', () => {
  it('has nothing unseen in it', () =>
    expect(jsonText({ a: '\u001b\u202e\u00a0\ud800\u{e0041}\u007f' })).toBe(
      '{"a":"\\u001b\\u202e\\u00a0\\ud800\\udb40\\udc41\\u007f"}',
    ));

  it('means the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
        expect(JSON.parse(jsonText(value, 2))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('Markdown', () => {
  it.each([
    ['192.0.2.1-192.0.2.9', '192.0.2.1-192.0.2.9'],
    ['a|b', 'a\\|b'],
    ['`code` *bold* _it_ ~~gone~~ $x$', '\\`code\\` \\*bold\\* \\_it\\_ \\~\\~gone\\~\\~ \\$x\\$'],
    ['[x](y)', '\\[x\\](y)'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['@team #12', '@<!-- -->team #<!-- -->12'],
    ['https://example.org www.example.org', 'https:<!-- -->//example.org www<!-- -->.example.org'],
    ['a\nb', 'a\\\\nb'],
    [':tada: :a: :+1: 2001:db8::1', ':<!-- -->tada: :<!-- -->a: :<!-- -->+1: 2001:db8::1'],
  ])('of %j is %s', (text, shown) => expect(markdownText(text)).toBe(shown));

  it.each([
    ['- a list', '\\- a list'],
    ['+ a list', '\\+ a list'],
    ['1. a list', '1\\. a list'],
    ['23) a list', '23\\) a list'],
    ['    code', 'code'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['-1 and 192.0.2.1', '-1 and 192.0.2.1'],
    ['2.5', '2.5'],
  ])('opens no block by %j where it stands first', (text, shown) => expect(markdownText(text)).toBe(shown));

  it.each([
    ['a.yaml:8', '`a.yaml:8`'],
    ['a`b', '`` a`b ``'],
    ['``', '``` `` ```'],
    ['a|b', '`a\\|b`'],
    ['', '`  `'],
    ['@team', '`@team`'],
  ])('of %j as code is %s', (text, shown) => expect(markdownCode(text)).toBe(shown));
});

describe('XML', () => {
  it('has no markup and no character that XML cannot hold', () =>
    expect(xmlText('<a b="c">&\u0000\u001b\ufffe\ud800\'')).toBe(
      '&lt;a b=&quot;c&quot;&gt;&amp;\\u0000\\u001b\\ufffe\\ud800&#39;',
    ));
});

describe('a workflow command', () => {
  it('has its message on one line', () => expect(workflowValue('50%\n::b,c:\u001b')).toBe('50%25%0A::b,c:\\u001b'));

  it('has properties that end where they end', () =>
    expect(workflowProperty('C:\\a,b\n::x%')).toBe('C%3A\\a%2Cb\\n%3A%3Ax%25'));
});
