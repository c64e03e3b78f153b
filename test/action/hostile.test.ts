import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planText, poolText } from '../command/story.ts';
import { commit, committed, git } from '../files/history.ts';
import { startApi } from './api.ts';
import { bundledAction } from './bundle.ts';
import { commandsIn, left, runStep } from './step.ts';

const bundle = bundledAction();

/** What each surface might take for its own: Markdown, HTML, mentions, workflow commands, terminals. */
const names = [
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '`a` | b | **c**',
  '<img src=x onerror=alert(1)>',
  '<!-- mlb-lint: mlb-lint -->',
  '--> </details> <script>',
  '@acme/everyone @ann #1 GH-1',
  '\n::error::forged',
  '::set-output name=findings::0',
  '##[set-output name=findings]0',
  '::stop-commands::x',
  '\u001b[2J\u001b]0;forged\u0007',
  '\u202eevil\u2066',
  '%0A::error::forged',
  '\n\n# heading\n\n- [ ] task',
  '|---|\n~~~',
  'https://evil.example/ www.evil.example',
  '$x$ \\( :tada: &lt;b&gt;',
];

/** Pools that overlap, and Services that lose their address, named so; each in a file named so. */
function files(from: number) {
  const named = names.map((name, index) => {
    const text = [
      {
        apiVersion: 'metallb.io/v1beta1',
        kind: 'IPAddressPool',
        ...metadataOf(name),
        spec: { addresses: ['192.168.20.250'] },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        ...metadataOf(name),
        spec: { type: 'LoadBalancer', ports: [{ port: 1 + index }] },
      },
    ].map((manifest) => `${JSON.stringify(manifest)}\n`);
    return [`k8s/${index} ${name.replaceAll('/', ' ')}.yaml`, text.join('---\n')] as const;
  });
  const pool = poolText('apps', `192.168.20.${from}-192.168.20.${from + 20}`);
  return { ...Object.fromEntries(named), 'k8s/apps.yaml': pool };
}

function metadataOf(name: string) {
  return { metadata: { name, namespace: 'metallb-system', annotations: { 'metallb.io/address-pool': name } } };
}

/** Markdown without its code, which shows whatever stands in it as it stands. */
function withoutCode(markdown: string): string {
  return markdown.replace(/(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, 'code');
}

describe('a repository whose names are hostile', () => {
  it('forges nothing in the log, the comment, the summary or the outputs', async () => {
    const api = await startApi();
    const workspace = committed({ 'plan.yaml': planText([['.200-.239', 'service']]), 'k8s/none.yaml': '' });
    const head = commit(workspace, files(200));
    const pull = { base: git(workspace, 'rev-parse', 'HEAD~1'), head };
    const step = await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
    expect([step.errors, api.faults]).toEqual(['', []]);
    expect(Number(step.outputs.get('findings'))).toBeGreaterThan(names.length);
    expect([...step.outputs.keys()].sort()).toEqual([
      ...['errors', 'findings', 'moves', 'report-json', 'sarif-file', 'warnings'],
    ]);
    const commands = commandsIn(step.log);
    expect(commands.filter((line) => !/^::(error|warning|notice) file=k8s\/[^:]*,line=\d/.test(line))).toEqual([]);
    expect(commands.length).toBeLessThanOrEqual(30);
    const seen = [step.log, step.summary, api.comments[0]?.body ?? '', left(step, 'mlb-lint/comment.md') ?? ''];
    for (const text of seen) expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    for (const markdown of seen.slice(1)) {
      const plain = withoutCode(markdown);
      expect(
        plain.replaceAll('<!-- -->', '').match(/<(?!br>|\/?details>|\/?summary>|!-- mlb-lint: mlb-lint -->\n)/g),
      ).toBeNull();
      expect(plain.match(/(?<!\\)[@#](?=\w)/g)?.filter((mark) => mark === '@') ?? []).toEqual([]);
      expect(plain.match(/(?<!\\)\]\((?!https:\/\/github\.com\/acme\/site\/)/g)).toBeNull();
      expect(plain.match(/^#(?!## mlb-lint)/gm)).toBeNull();
    }
  });

  it('is never called clean where a file of it could not be read', async () => {
    const api = await startApi();
    const workspace = committed({ 'plan.yaml': planText([['.200-.239', 'service']]), 'k8s/none.yaml': '' });
    const head = commit(workspace, { 'k8s/none.yaml': '# none' });
    writeFileSync(join(workspace, 'k8s/big.yaml'), '');
    truncateSync(join(workspace, 'k8s/big.yaml'), 100 * 2 ** 30);
    const pull = { base: git(workspace, 'rev-parse', 'HEAD~1'), head };
    const step = await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
    expect([step.status, api.faults]).toEqual([2, []]);
    const told = 'k8s/big.yaml is larger than 64 MiB, which is the limit';
    expect(commandsIn(step.log)).toEqual([`::error::k8s/big.yaml: ${told}`]);
    for (const page of [api.comments[0]?.body ?? '', step.summary]) {
      expect(page).toContain('> [!WARNING]\n');
      expect(page).toContain(`**1 file could not be read**\n\n- \`k8s/big.yaml\` ${told}\n`);
    }
  });

  it('forges nothing in the map and the patch', async () => {
    const api = await startApi();
    const quoted = (name: string) => JSON.stringify(name);
    const networks = names.map((name, index) => {
      return `      - { name: ${quoted(`${index} ${name}`)}, cidr: 10.0.${index}.0/24 }\n`;
    });
    const plan = [
      `version: 1\nsites:\n  - name: ${quoted(names.slice(2, 6).join(''))}\n    networks:\n${networks.join('')}`,
      `    clusters:\n      - { name: ${quoted(names.join(' '))}, manifests: [k8s] }\n`,
    ].join('');
    const pool = (name: string, index: number, last: number) =>
      poolText(quoted(name), `10.0.${index}.8-10.0.${index}.${last}`, 'auto-assign: true')
        .split('\n')
        .map((line) =>
          line.startsWith('spec') ? `${line} # \`\`\`\`\`\n# ${quoted(name)}\n# </details> \`\`\`` : line,
        )
        .join('\n');
    const files = (last: number) =>
      Object.fromEntries(names.map((name, index) => [`k8s/${index}.yaml`, pool(name, index, last)]));
    const workspace = committed({ 'plan.yaml': plan, ...files(10) });
    const head = commit(workspace, files(11));
    const pull = { base: git(workspace, 'rev-parse', 'HEAD~1'), head };
    const step = await runStep({ bundle: bundle(), workspace, pull, apiUrl: api.url });
    expect([step.errors, api.faults]).toEqual(['', []]);
    for (const page of [api.comments[0]?.body ?? '', step.summary]) {
      expect(page).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
      const outside = page.split(/^(`{3,})diff\n[\s\S]*?^\1\n/m).filter((part) => !/^`*$/.test(part));
      const [told = '', , closing = ''] = [outside[0], outside[1], outside.at(-1)];
      expect(page.match(/^`{3,}diff$/gm)).toHaveLength(2);
      expect(page.match(/^`{6}diff$/gm)).toHaveLength(1);
      expect(told).toMatch(/\*\*Addresses\*\* before \(`-`\) and after \(`\+`\)\n\n$/);
      expect(closing).toBe('\n</details>\n');
    }
  });
});
