import { describe, expect, it } from 'vitest';
import { readOutputs } from '../../src/cli/outputs.ts';

describe('readOutputs', () => {
  it('prints text where nothing is asked', () => {
    expect(readOutputs([])).toEqual([{ format: 'text', file: undefined }]);
  });

  it('reads a format and its file, which may hold an equals sign', () => {
    expect(readOutputs(['json', 'sarif=a=b.sarif'])).toEqual([
      { format: 'json', file: undefined },
      { format: 'sarif', file: 'a=b.sarif' },
    ]);
  });

  it.each([
    [['jsn'], 'unknown format "jsn"; did you mean "json"? (text, json, sarif, junit, github, gitlab, markdown)'],
    [['json='], 'format json= names no file'],
    [['text', 'json'], 'two formats go to standard output; give one a file, as in --format json=FILE'],
    [['json=a', 'sarif=a'], 'two formats go to a'],
    [['constructor'], 'unknown format "constructor"'],
  ])('refuses %j', (values, message) => expect(() => readOutputs(values)).toThrow(message));
});
