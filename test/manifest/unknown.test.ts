import { describe, expect, it, test } from 'vitest';
import { unknownIn } from '../../src/manifest/unknown.ts';

const UNKNOWN: readonly (readonly [string, string])[] = [
  ['$' + '{LB_IP}', 'variable'],
  ['192.0.2.$' + '{SUFFIX:-7}', 'variable'],
  ['$$$' + '{X}', 'variable'],
  ['$' + '{A:-$' + '{B}}', 'variable'],
  ['$pool', 'variable'],
  ['$(POOL_IP)', 'variable'],
  ['{{ .Values.range }}', 'template'],
  ['10.0.0.{{ host }}', 'template'],
  ['{% if x %}', 'template'],
  ['<%= range %>', 'template'],
  ['ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]', 'encrypted'],
  ['CHANGEME', 'placeholder'],
  ['CHANGE_ME', 'placeholder'],
  ['CHANGE-ME', 'placeholder'],
  ['CHANGEME_RANGE', 'placeholder'],
  ['changeme', 'placeholder'],
  ['REPLACE_ME', 'placeholder'],
  ['REPLACEME', 'placeholder'],
  ['AUTOMATIC_REPLACE', 'placeholder'],
  ['_replaced_', 'placeholder'],
  ['my-PLACEHOLDER', 'placeholder'],
  ['<your-ip>', 'placeholder'],
  ['__POOL_RANGE__', 'placeholder'],
  ['TODO', 'placeholder'],
  ['XXX', 'placeholder'],
];

const KNOWN: readonly string[] = [
  '',
  '192.0.2.1-192.0.2.9',
  '$$' + '{X}',
  '$' + '{',
  '$' + '{}',
  '$' + '{X',
  'a}b$' + '{X',
  'costs $5',
  'a $name inside',
  '$(two words)',
  '{{',
  '}} {{',
  '{ a }',
  'ENC[',
  'EXCHANGEMENT',
  'placeholder-service',
  'nobody changed it',
  '<br> and more',
  '__address__',
  '__A',
  'TODO list',
  'todo',
];

describe('unknownIn', () => {
  test.each(UNKNOWN)('%j is a %s', (text, reason) => {
    expect(unknownIn(text)).toEqual({ reason, text });
  });

  test.each(KNOWN)('%j stands for itself', (text) => {
    expect(unknownIn(text)).toBe(undefined);
  });

  it('comes to an end on long strings made to be hard', () => {
    for (const piece of ['$' + '{', '__A', '<', '{{', '$', '_', '<%', '{%', 'ENC[']) {
      expect(unknownIn(`{${piece.repeat(100_000)}`)?.reason).toBe(piece === '__A' ? 'placeholder' : undefined);
    }
  });
});
