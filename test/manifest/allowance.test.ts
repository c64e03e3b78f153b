import { describe, expect, it } from 'vitest';
import { Allowance } from '../../src/manifest/allowance.ts';
import { readDocuments } from '../../src/manifest/documents.ts';
import { readSource } from '../../src/source/reader.ts';
import { Source } from '../../src/text/source.ts';

/** How many pieces of one kind may be taken before there is not enough left. */
function takenOf(lexeme: string): number {
  const allowance = new Allowance();
  let taken = 0;
  while (allowance.take(lexeme)) taken++;
  return taken;
}

const LIST = `list: [${'[],'.repeat(100_000)}]\n`;
const SHORT_LIST = `list: [${'[],'.repeat(50_000)}]\n`;
const told = (most: string) =>
  `The file has more than about ${most} values, which is the limit: it is not read from here on`;

describe('what may be parsed of a file', () => {
  it('is a million tokens, of which an opening bracket and a question mark count for four', () => {
    expect(['word', '{', '[', '?', '}'].map(takenOf)).toEqual([1_000_000, 250_000, 250_000, 250_000, 1_000_000]);
  });

  it('ends at the document that passes it, which alone is told', () => {
    const text = `a: 1\n---\n${LIST}---\n${LIST}---\nb: 1\n---\nc: 1\n`;
    const { documents } = readDocuments(new Source('a.yaml', text), new Allowance());
    const sizes = documents.map(({ fields }) => fields?.size);
    expect(sizes).toEqual([1, 1, undefined, undefined, undefined]);
    const problems = documents.flatMap((document) => document.problems);
    expect(problems.map(({ message, at }) => [message, at?.start])).toEqual([
      [told('200,000'), text.lastIndexOf(LIST) - 4],
    ]);
  });

  it('is for each document alone where a renderer printed them', () => {
    const text = `${LIST}---\n${LIST}---\n${LIST}`;
    const { documents } = readDocuments(new Source('rendered', text));
    expect(documents.map(({ fields, problems }) => [fields?.size, problems])).toEqual([
      [1, []],
      [1, []],
      [1, []],
    ]);
  });

  it('is less for a whole file of manifests', () => {
    const read = (text: string) => readSource(new Source('a.yaml', text)).problems.map(({ message }) => message);
    expect(read(SHORT_LIST)).toEqual([]);
    expect(read(`${SHORT_LIST}---\n${SHORT_LIST}`)).toEqual([told('80,000')]);
    expect(read(LIST)).toEqual([told('80,000')]);
  });
});
