import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/command/lint.ts';
import { runReview } from '../../../src/command/review.ts';
import type { EditedFile } from '../../../src/report/diff.ts';
import { patchSection } from '../../../src/report/review/patch.ts';
import { sectionText } from '../../../src/report/review/section.ts';
import { run } from '../../cli/run.ts';
import { planText, poolText, serviceText } from '../../command/story.ts';
import { commit, committed, git, put } from '../../files/history.ts';

const plan = planText([['.200-.239', 'service']]);
const service = serviceText('shop/a');

/** A pool with a field that does not exist, which a safe fix mends. */
const broken = poolText('apps', '192.168.20.200/32', 'auto-assign: true');

/** The patch that stands in a Markdown text; undefined where none does. */
function patchIn(markdown: string): string | undefined {
  return /^<details><summary>.*the patch<\/summary>\n\n.*\n\n(`{3,})diff\n([\s\S]*?)^\1\n\n<\/details>\n/m.exec(
    markdown,
  )?.[2];
}

async function told(cwd: string, ...args: readonly string[]): Promise<string> {
  return (await run(['review', '--base', 'HEAD', '--format', 'markdown', ...args], { cwd })).out;
}

function apply(root: string, patch: string | undefined): void {
  execFileSync('git', ['apply', '-'], { cwd: root, input: patch ?? '' });
}

describe('the patch in a review', () => {
  it('is one that git applies at the root of the repository, and the findings are gone', async () => {
    const root = committed({
      'sites/north/plan.yaml': plan,
      'sites/north/k8s/a pool.yaml': broken,
      'sites/north/k8s/näher.yaml': poolText('more', '192.168.20.201/32', 'auto-assign: true').replace(/\n$/, ''),
      'sites/north/k8s/service.yaml': service,
    });
    const cwd = `${root}/sites/north`;
    expect((await lint({ cwd })).summary.errors).toBe(2);
    const markdown = await told(cwd);
    expect(markdown).toContain('<summary>2 findings can be repaired in 2 files: the patch</summary>');
    apply(root, patchIn(markdown));
    expect(git(root, 'diff', '--stat')).toContain('2 files changed, 2 insertions(+), 2 deletions(-)');
    expect((await lint({ cwd })).summary.errors).toBe(0);
    expect(patchIn(await told(cwd))).toBeUndefined();
  });

  it('is that of a revision, whatever the working tree holds', async () => {
    const root = committed({ 'plan.yaml': plan, 'k8s/pool.yaml': broken });
    const head = commit(root, { 'k8s/more.yaml': service });
    put(root, { 'k8s/pool.yaml': poolText('apps', '192.168.20.200/32') });
    const patch = patchIn(await told(root, '--head', head));
    git(root, 'checkout', '--quiet', '--', '.');
    apply(root, patch);
    expect(git(root, 'diff', '--stat')).toContain('1 file changed');
    expect((await lint({ cwd: root })).summary.errors).toBe(0);
  });

  it('is that of a folder without a plan, from the root of the repository', async () => {
    const root = committed({ 'clusters/k8s/pool.yaml': broken });
    const patch = patchIn(await told(`${root}/clusters`));
    expect(patch).toContain('+++ b/clusters/k8s/pool.yaml\n');
    apply(root, patch);
  });

  it('is made of what the review has judged: no file of head is read again', async () => {
    const root = committed({ 'plan.yaml': plan, 'k8s/pool.yaml': poolText('apps', '192.168.20.200/32') });
    const done: string[] = [];
    await runReview({ cwd: root, base: 'HEAD', progress: (one) => done.push(one) }, true);
    expect(done).toEqual(['file', 'file']);
  });

  it('tells once what the review does not see, however often a repair is tried', async () => {
    const root = committed({ 'plan.yaml': plan, 'k8s/pool.yaml': broken });
    put(root, { 'k8s/odd.yaml': 'a: b: c\n' });
    const { err } = await run(['review', '--base', 'HEAD', '--format', 'markdown'], { cwd: root });
    expect(err).toMatch(/^k8s\/odd\.yaml:1:4: .*\n$/);
  });

  it('leaves the repository as it is', async () => {
    const root = committed({ 'plan.yaml': plan, 'k8s/pool.yaml': broken });
    await told(root);
    expect(git(root, 'status', '--short')).toBe('');
  });

  it('is not shown where there is nothing to repair, nor for what changes the meaning', async () => {
    const root = committed({ 'plan.yaml': plan, 'k8s/pool.yaml': poolText('apps', '192.168.20.0/24') });
    expect(await told(root)).not.toContain('<details>');
  });
});

/** A file whose only line is edited, with a comment before it. */
function edited(path: string, comment = '', original = 'old\n', now = 'new\n'): EditedFile {
  const first = `# ${comment}\n`;
  const lines = [
    { text: first, origin: 0 },
    { text: now, origin: undefined },
  ];
  return { path, original: first + original, lines, hasMark: false };
}

const section = (...files: readonly EditedFile[]) => sectionText(patchSection({ count: files.length, files }));

describe('patchSection', () => {
  it('folds the patch into a fence that nothing in it can end', () => {
    const text = section(edited('a.yaml', '```` </details>'), edited('b.yaml'));
    expect(text.split('\n')).toEqual([
      '<details><summary>2 findings can be repaired in 2 files: the patch</summary>',
      '',
      'At the root of the repository, `git apply` takes it: run it, paste, and press Ctrl-D. `mlb-lint --fix` does the same.',
      '',
      '`````diff',
      ...['--- a/a.yaml', '+++ b/a.yaml', '@@ -1,2 +1,2 @@', ' # ```` </details>', '-old', '+new'],
      ...['--- a/b.yaml', '+++ b/b.yaml', '@@ -1,2 +1,2 @@', ' # ', '-old', '+new'],
      '`````',
      '',
      '</details>',
      '',
    ]);
  });

  it.each([
    ['a terminal escape', edited('a.yaml', '\u001b[2J')],
    ['text that runs backward', edited('a.yaml', '\u202e')],
    ['Windows line ends', edited('a.yaml', '', 'old\r\n', 'new\r\n')],
    ['a byte order mark', { ...edited('a.yaml'), hasMark: true }],
    ['a path with a quote', edited('a".yaml')],
    ['a path with a line end', edited('a\nb.yaml')],
    ['a path that ends in a space', edited('a.yaml ')],
  ])('leaves out a file with %s, which a page does not give back', (_what, file) => {
    const beside = section(file, edited('b.yaml'));
    expect(beside).toContain(
      ' 1 file more holds characters that a page does not give back: `mlb-lint --fix` repairs them.\n',
    );
    expect(beside.match(/^\+\+\+ .*$/gm)).toEqual(['+++ b/b.yaml']);
    expect(section(file)).toBe('1 finding can be repaired in 1 file: `mlb-lint --fix` does it.\n');
  });
});
