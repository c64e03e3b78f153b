import { describe, expect, it } from 'vitest';
import { documentOf, documentsOf, placed, problemsOf, shown } from './read.ts';

describe('documents', () => {
  it('are read in their order, each on its own', () => {
    expect(documentsOf('a: 1\n---\n- b\n---\nc\n').map(({ tree }) => shown(tree))).toEqual([[['a', 1]], ['b'], 'c']);
  });

  it('that do not parse hide none of their neighbors', () => {
    const documents = documentsOf('a: 1\n---\nb: "x\n---\nc: [1\n---\nd: 4\n');
    expect(documents.map(({ fields }) => shown(fields))).toEqual([[['a', 1]], undefined, undefined, [['d', 4]]]);
    expect(documents.map(({ problems }) => problems.length)).toEqual([0, 1, 1, 0]);
  });

  it('have fields only where they are mappings', () => {
    expect(documentsOf('- a\n---\nb\n---\n~\n').map(({ fields }) => fields)).toEqual([undefined, undefined, undefined]);
  });

  it('may be JSON, indented with tabs', () => {
    const document = documentOf(
      '{\n\t"kind": "List",\n\t"items": [\n\t\t{"a": null, "b": "\\u00e9\\/", "c": 1e3}\n\t]\n}\n',
    );
    expect(problemsOf(document)).toEqual([]);
    expect(shown(document.tree)).toEqual([
      ['kind', 'List'],
      [
        'items',
        [
          [
            ['a', null],
            ['b', 'é/'],
            ['c', 1000],
          ],
        ],
      ],
    ]);
  });

  it('may be one line of JSON each', () => {
    expect(documentsOf('{"a": 1}\n---\n{"b": 2}').map(({ tree }) => shown(tree))).toEqual([[['a', 1]], [['b', 2]]]);
  });

  it('lose the key that SOPS adds, and only that one', () => {
    const text = 'a: ENC[AES256_GCM,data:x,type:str]\nsops:\n  mac: ENC[x,type:str]\n  version: 3.8.1\n';
    expect(shown(documentOf(text).fields)).toEqual([['a', '?encrypted']]);
    expect(shown(documentOf('sops: { tool: x }\n').fields)).toEqual([['sops', [['tool', 'x']]]]);
  });

  it('keep their values under directives', () => {
    expect(shown(documentOf('%YAML 1.1\n%TAG ! tag:example.org,2026:\n---\na: yes\n').tree)).toEqual([['a', true]]);
  });

  it('ignore what a tag they do not know may mean', () => {
    expect(shown(documentOf('a: !vault 5\nb: !Ref {c: d}\ne: !!binary aGk=\nf: !!set {g: null}\n').tree)).toEqual([
      ['a', '5'],
      ['b', [['c', 'd']]],
      ['e', 'aGk='],
      ['f', [['g', null]]],
    ]);
  });

  it('have special keys like any other', () => {
    expect(shown(documentOf('__proto__: {a: 1}\nconstructor: x\n').tree)).toEqual([
      ['__proto__', [['a', 1]]],
      ['constructor', 'x'],
    ]);
    expect(Reflect.get({}, 'a')).toBe(undefined);
  });
});

describe('line ends and byte order marks', () => {
  const places = (text: string): readonly string[] => {
    const { places, fields } = documentOf(text);
    return [placed(places.value(['b', 0])), placed(places.key(['b'])), String(shown(fields))];
  };
  const expected = ['3:5 192.0.2.1', '2:1 b', 'a,1,b,192.0.2.1'];

  it('are LF', () => expect(places('a: 1\nb:\n  - 192.0.2.1\n')).toEqual(expected));
  it('are CRLF', () => expect(places('a: 1\r\nb:\r\n  - 192.0.2.1\r\n')).toEqual(expected));
  it('are lone CR', () => expect(places('a: 1\rb:\r  - 192.0.2.1\r')).toEqual(expected));

  it('leave offsets as they are after a byte order mark', () => {
    const { places } = documentOf('\uFEFFa: 1\nb: 2\n');
    expect(places.value(['a'])).toMatchObject({ start: 4, end: 5 });
    expect(places.value(['b'])).toMatchObject({ start: 9, end: 10 });
  });
});

describe('syntax problems', () => {
  it('stand where the parser stopped, on one line', () => {
    expect(problemsOf(documentOf('a: 1\ndata: { colour: "blue\n'))).toEqual([
      '2:21 e | Not valid YAML: missing closing "quote',
    ]);
  });

  it('count from the start of the file', () => {
    expect(documentsOf('a: 1\n---\nb: 1\n\tc: 2\n').flatMap(problemsOf)).toEqual([
      '4:1 \tc: 2 | Not valid YAML: a tab is used as indentation, where YAML wants spaces',
    ]);
  });

  it('name a key that stands twice, at the second, and the last value counts', () => {
    const document = documentOf('a: 1\nb: 2\na: 3\n');
    expect(problemsOf(document)).toEqual(['3:1 a | Key "a" stands twice in this mapping']);
    expect(shown(document.fields)).toEqual([
      ['a', 3],
      ['b', 2],
    ]);
    expect(placed(document.places.value(['a']))).toBe('3:4 3');
  });

  it('are at most fifty for one document', () => {
    expect(documentOf('a: 1\n'.repeat(1000)).problems.length).toBe(50);
  });
});
