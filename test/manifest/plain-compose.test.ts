import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreements } from '../../fuzz/agreement.ts';
import { Allowance } from '../../src/manifest/allowance.ts';
import { compose } from '../../src/manifest/compose.ts';
import { composePlain } from '../../src/manifest/plain-compose.ts';
import { Source } from '../../src/text/source.ts';

const MANIFEST = `---
# A comment
apiVersion: v1
kind: Service
metadata:
  name: web # another
  namespace: "apps"
  annotations:
    metallb.io/address-pool: 'it''s'
    example.org/json: "{\\"a\\": [1, 2]}"
    empty:
  labels: { app: web, tier: 'front', weight: 5 }
spec:
  type: LoadBalancer
  ports:
  - { name: http, port: 80, targetPort: 8080 }
  - name: https
    port: 443
  externalIPs: [192.0.2.1, 2001:db8::1]
  loadBalancerSourceRanges:
    - 192.0.2.0/24
    -
      a: b
    - - nested
      - list
    - key:
      - at its column

  script: |
    #!/bin/sh
    echo "hello: world"

      indented
  stripped: |-
    text

  nothing: {}
  none: []
  url: http://example.org/a?b=c#d
  words: several words, with: colons:inside
`.replace('with: colons', 'with colons');

describe('a document as most are written', () => {
  it('is composed without yaml', () => expect(agreements(MANIFEST)).toBe(1));

  it.each([
    ['keys', 'a: 1\nb.c/d-e: x\n"quoted key": y\n\'other\': z\n'],
    ['an indented mapping', '  a: 1\n  b:\n    c: 2\n'],
    ['a list at the margin', '- a\n- b: 1\n  c: 2\n-\n  d: 3\n- - 4\n  - 5\n'],
    ['a list at the column of its key', 'a:\n- 1\n- 2\nb: 3\n'],
    ['empty values', 'a:\nb:\n  - \n  -\n  - c:\n'],
    ['comments', '# one\na: 1 # two\n  # three\nb:\n# four\n  c: d#e\n'],
    ['blank lines', '\n\na: 1\n  \n\nb: 2\n\n'],
    ['brackets', 'a: {b: c, "d": [e, {}], f: []}\ng: [ h , i j ]\n'],
    ['addresses', 'a: 2001:db8::/32\nb: [2001:db8::1-2001:db8::9]\n'],
    ['escapes', 'a: "x\\n\\"y\\" \\\\ \\/"\nb: \'don\'\'t\'\n'],
    ['literal texts', 'a: |\n  x\n\n   y\nb: |-\n    z\n\nc: |\n  # no comment\n# a comment\nd: 1\n'],
    ['literal texts in lists', '- |\n x\n- a: |\n    y\n  b: 1\n'],
    ['negative numbers and paths', 'a: -1\nb: ./c/d\nc: $(X)\nd: ${Y}\ne: ~\nf: <a>\ng: =\n'],
    ['a text without a line end', 'a: 1\nb: x y # z'],
    ['letters of any language', 'a: grün\nb: "…"\n'],
  ])('may have %s', (_, text) => expect(agreements(text)).toBe(1));

  it('counts the values and keys against what may be parsed of a file', () => {
    expect(composePlain('a: 1\nb: [2, 3]\nc:\n- 4\n')?.count).toBe(7);
    const source = new Source('a.yaml', 'a: 1\nb: 2\n');
    const allowance = new Allowance();
    let composed = 0;
    while (compose(source, { start: 0, end: 10 }, allowance).problem === undefined && !allowance.isSpent) composed++;
    expect(composed).toBe(62_500);
  });
});

describe('a document that is written in another way', () => {
  it.each([
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge key', 'a: 1\n<<: b\n'],
    ['a folded text', 'a: >\n  b\n'],
    ['a text with its indentation stated', 'a: |2\n   b\n'],
    ['a word over several lines', 'a: b\n  c\n'],
    ['a quoted text over several lines', 'a: "b\n  c"\n'],
    ['brackets over several lines', 'a: [b,\n  c]\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a tab', 'a:\tb\n'],
    ['a carriage return', 'a: b\r\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['a value at its marker', '--- a: b\n'],
    ['a single word', 'a\n'],
    ['nothing', '\n# comment\n'],
    ['a colon in a word', 'a: b: c\n'],
    ['a mapping in a list in brackets', 'a: [b: c]\n'],
    ['text behind a quoted one', 'a: "b" c\n'],
    ['a key that does not fit', 'a:\n    b: 1\n  c: 2\n'],
    ['an item that does not fit', 'a:\n  - b\n - c\n'],
    ['a list in a mapping', 'a: 1\n- b\n'],
    ['an indented text that is none', 'a: |\nb: 1\n'],
    ['an indented text after something else', 'a: |\n|\n  b\n'],
    ['an escape of YAML alone', 'a: "\\x41"\n'],
    ['a reserved letter', 'a: @b\n'],
    ['a comma at the end', 'a: [b,]\n'],
    ['a key too long', `${'k'.repeat(1001)}: 1\n`],
    ['mappings nested too deep', Array.from({ length: 60 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
    ['brackets nested too deep', `a: ${'['.repeat(30)}${']'.repeat(30)}\n`],
  ])('is left to yaml for %s', (_, text) => expect(composePlain(text)).toBeUndefined());
});

describe('of any text', () => {
  const piece = fc.constantFrom(
    ...['\n', '\n  ', '\n    ', '\n- ', '\n  - ', ' ', '- ', '-', 'a:', 'b: ', 'x', '1', '-1', 'x y', ': ', ':', ' #c'],
    ...[
      '{',
      '}',
      '[',
      ']',
      ', ',
      '{ a: 1 }',
      '[x, y]',
      '"q"',
      '"q\\n"',
      "'s'",
      "''",
      '|\n',
      '|-\n',
      ' |\n  ',
      '>',
      '? ',
    ],
    ...[
      '&a ',
      '*a',
      '!t ',
      '~',
      '<<: ',
      '%',
      'a: |\n  ',
      '---\n',
      '"k": ',
      '$x',
      '(x)',
      '.5',
      '_',
      'é',
      '=',
      '@',
      '\\',
    ],
  );

  it('what is composed is what yaml makes of it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        agreements(`${pieces.join('')}\n`);
        agreements(`a:${pieces.join('')}`);
      }),
      { numRuns: 5000 },
    );
  });

  it('a manifest with a piece put in or taken out is no other than for yaml', () => {
    const place = fc.nat({ max: MANIFEST.length });
    fc.assert(
      fc.property(place, fc.nat({ max: 6 }), piece, (at, length, put) => {
        agreements(MANIFEST.slice(0, at) + put + MANIFEST.slice(at + length));
      }),
      { numRuns: 2000 },
    );
  });
});
