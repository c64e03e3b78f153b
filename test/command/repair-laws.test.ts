import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runRepair } from '../../src/command/repair.ts';
import { rewrite } from '../../src/files/rewrite.ts';
import { textOfLines } from '../../src/text/edited-lines.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { inStory, storiesOf } from '../sites/story.ts';

const TODAY = '2026-01-15';

/** Something that changes nothing: white space, comments, blank lines. */
const comment = fc.constantFrom(
  '',
  '   ',
  ' # a comment',
  ' # "quoted" metallb.universe.tf/address-pool: no',
  '\t# tab',
);
const blank = fc.constantFrom('', '\n', '# alone\n', '\n\n  # indented\n');
const quote = fc.constantFrom('', '"', "'");

/** A Service and a pool, each with a fault that is repaired, written in many ways; `|` stands around what is repaired. */
const manifests = fc
  .record({
    indent: fc.integer({ min: 1, max: 6 }),
    key: quote,
    value: quote,
    entry: quote,
    tail: comment,
    before: blank,
    between: blank,
    isFlow: fc.boolean(),
    specFirst: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n'),
    end: fc.boolean(),
  })
  .map(({ indent, key, value, entry, tail, before, between, isFlow, specFirst, newline, end }) => {
    const pad = ' '.repeat(indent);
    const pair = `${key}|metallb.universe.tf/address-pool|${key}: ${value}front${value}`;
    const annotations = isFlow
      ? `${pad}annotations: { a: b, ${pair} }${tail}\n`
      : `${pad}annotations:${tail}\n${between}${pad}${pad}${pair}${tail}\n`;
    const metadata = `metadata:\n${pad}name: till\n${annotations}${pad}namespace: shop\n`;
    const spec = `spec:${tail}\n${pad}type: LoadBalancer\n${pad}ports: [{ port: 80 }]\n`;
    const service = `${before}apiVersion: v1\nkind: Service\n${specFirst ? spec + metadata : metadata + spec}`;
    const list = isFlow
      ? `${pad}addresses: [ ${entry}|192.0.2.17/28|${entry} ]${tail}\n`
      : `${pad}addresses:\n${between}${pad}- ${entry}|192.0.2.17/28|${entry}${tail}\n`;
    const pool = `apiVersion: metallb.io/v1beta1\nkind: IPAddressPool\nmetadata: { name: front, namespace: metallb-system }\nspec:\n${list}`;
    const advertisement =
      'apiVersion: metallb.io/v1beta1\nkind: L2Advertisement\nmetadata: { name: all, namespace: metallb-system }';
    const text = `${service}---\n${pool}---\n${advertisement}${end ? '\n' : ''}`;
    return text.replaceAll('\n', newline);
  });

describe('the laws of repairs', () => {
  it('keep every other byte, whatever the white space, comments and quotes', async () => {
    await fc.assert(
      fc.asyncProperty(manifests, (marked) =>
        inFolder(new Map([['all.yaml', marked.replaceAll('|', '')]]), async (cwd) => {
          const run = await runRepair({ cwd, today: TODAY, metallbVersion: '0.15.3' });
          const expected = marked
            .replace('|metallb.universe.tf/address-pool|', 'metallb.io/address-pool')
            .replace('|192.0.2.17/28|', '192.0.2.16/28');
          expect(run.files.map(({ lines }) => textOfLines(lines))).toEqual([expected]);
        }),
      ),
      { numRuns: 60 },
    );
  });

  it.each(storiesOf('sites'))('leave %s no worse, and done', (story) =>
    inStory(`fixtures/sites/${story}`, async (cwd) => {
      const options = { cwd, today: TODAY, unsafeFixes: true };
      const run = await runRepair(options);
      for (const { file, lines } of run.files)
        expect(rewrite(run.workspace.files, file, textOfLines(lines))).toBe(undefined);
      const again = await runRepair(options);
      expect(again.files).toEqual([]);
      expect(again.remaining.report).toEqual(run.remaining.report);
    }),
  );

  it('write nothing over what someone else changed meanwhile', () =>
    inFolder(new Map([['pool.yaml', POOL]]), async (cwd) => {
      const { files, workspace } = await runRepair({ cwd, today: TODAY });
      writeFileSync(join(cwd, 'pool.yaml'), '# mine\n');
      expect(files.map(({ file, lines }) => rewrite(workspace.files, file, textOfLines(lines)))).toEqual([
        'it has changed meanwhile, and is left as it is',
      ]);
      expect(readFileSync(join(cwd, 'pool.yaml'), 'utf8')).toBe('# mine\n');
    }));
});

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: front, namespace: metallb-system }
spec: { addresses: [192.0.2.17/28] }
`;
