import { expect, it } from 'vitest';
import { renderPage } from '../../src/report/page.ts';

const page = `# pool/odd
<!-- head -->
**Severity:** error
<!-- /head -->

## Bad
\`\`\`yaml metallb/pools.yaml
# a comment, no heading
a: **1**
\`\`\`

\`\`\`text
findings
\`\`\`
`;

it('leaves the marks of Markdown out of a page, and indents its code under the path of the file', () => {
  expect(renderPage(page, false)).toBe(`pool/odd
Severity: error

Bad

  # metallb/pools.yaml
  # a comment, no heading
  a: **1**

  findings
`);
});

it('makes headings bold and paths faint where there are colors', () => {
  expect(renderPage('## Bad\n```yaml a.yaml\na: 1\n```\n', true)).toBe(
    '\u001b[1mBad\u001b[0m\n\n\u001b[2m  # a.yaml\u001b[0m\n  a: 1\n',
  );
});
