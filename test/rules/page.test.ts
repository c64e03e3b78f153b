import { describe, expect, it } from 'vitest';
import { readPage, writePage } from './page.ts';

const rule = {
  name: 'pool/example',
  summary: 'Finds an example',
  severity: 'error',
  since: '0.1.0',
  fix: 'safe',
  evidence: ['https://example.org/proof', 'internal/config/config.go'],
  options: { threshold: { description: 'the share', default: 0.8, minimum: 0, maximum: 1 } },
} as const;

const written = `# pool/example

## Why
Because.

## Bad
### One
\`\`\`yaml
a: 1
\`\`\`
\`\`\`yaml plan.yaml
version: 1
\`\`\`
### Two
\`\`\`yaml b/c.yaml
# no heading
b: 2
\`\`\`

## Good
\`\`\`yaml
c: 3
\`\`\`

## Edge cases
\`\`\`text
kept
\`\`\`
`;

const generated = `# pool/example
<!-- head -->
**Severity:** error | **Since:** 0.1.0 | **Fix:** safe

Finds an example.

Options:

- \`threshold\`: the share (default 0.8, 0 to 1)

Evidence:

- <https://example.org/proof>
- internal/config/config.go
<!-- /head -->

## Why
Because.

## Bad
### One
\`\`\`yaml
a: 1
\`\`\`
\`\`\`yaml plan.yaml
version: 1
\`\`\`

\`\`\`text
first
\`\`\`
### Two
\`\`\`yaml b/c.yaml
# no heading
b: 2
\`\`\`

\`\`\`text
second
\`\`\`

\`\`\`diff
-before
+after
\`\`\`

## Good
\`\`\`yaml
c: 3
\`\`\`

## Edge cases
\`\`\`text
kept
\`\`\`
`;

describe('readPage', () => {
  it('gives the files of each case', () => {
    expect(readPage(written).cases.map(({ section, title, files }) => [section, title, [...files]])).toEqual([
      [
        'Bad',
        'One',
        [
          ['manifests.yaml', 'a: 1\n'],
          ['plan.yaml', 'version: 1\n'],
        ],
      ],
      ['Bad', 'Two', [['b/c.yaml', '# no heading\nb: 2\n']]],
      ['Good', '', [['manifests.yaml', 'c: 3\n']]],
    ]);
  });

  it('refuses an open fence', () => expect(() => readPage('## Bad\n```yaml\na: 1\n')).toThrow('line 2'));

  it('refuses a file that stands twice in a case', () => {
    expect(() => readPage('## Bad\n```yaml\n```\n```yaml\n```\n')).toThrow('manifests.yaml twice');
  });
});

describe('writePage', () => {
  const write = (markdown: string) => {
    const page = readPage(markdown);
    const [one, two] = page.cases;
    if (one === undefined || two === undefined) throw new Error('the page lost its cases');
    return writePage(
      page,
      rule,
      new Map([
        [one, { text: 'first\n', patch: '' }],
        [two, { text: 'second\n', patch: '-before\n+after\n' }],
      ]),
    );
  };

  it('adds the head, the findings and the repairs', () => expect(write(written)).toBe(generated));

  it('writes what it wrote before again', () => expect(write(generated)).toBe(generated));

  it('puts new findings in the place of old ones', () => {
    expect(write(generated.replace('first', 'old\n\n# older'))).toBe(generated);
  });
});
