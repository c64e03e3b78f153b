import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import mapSchema from '../../schemas/map.schema.json' with { type: 'json' };
import { map } from '../../src/command/map.ts';
import { run } from '../cli/run.ts';
import { faults } from '../report/faults.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { inStory as inSite } from '../sites/story.ts';
import { inStory, planText, poolText, serviceText } from './story.ts';

/** Whether folders list their files backwards. */
const listing = vi.hoisted(() => ({ backwards: false }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const readdirSync = (...args: Parameters<typeof fs.readdirSync>) => {
    const entries = fs.readdirSync(...args);
    return listing.backwards ? entries.reverse() : entries;
  };
  return { ...fs, default: { ...fs, readdirSync }, readdirSync };
});

afterEach(() => {
  listing.backwards = false;
  vi.unstubAllEnvs();
});

const plan = planText([
  ['.100-.199', 'dhcp'],
  ['.200-.219', 'service'],
]);
const manifests = poolText('apps', '192.168.20.200-192.168.20.219') + serviceText('shop/till');
const sites = ['everything', 'dual-stack', 'homelab', 'three-clusters'];
const formats = ['text', 'html', 'svg', 'markdown', 'json', 'csv'] as const;

describe('map', () => {
  it.each(sites)('prints JSON that keeps to its schema: %s', (site) =>
    inSite(`fixtures/sites/${site}`, async (cwd) => {
      const { out, status } = await run(['map', '--format', 'json'], { cwd });
      expect(faults(mapSchema, out)).toEqual([]);
      expect(status).toBe(0);
      expect(JSON.parse(out)).toEqual(await map({ cwd }));
    }),
  );

  it.each(formats)('gives the same bytes in another place, language and order of files: %s', (format) =>
    inSite('fixtures/sites/everything', async (cwd) => {
      const { out } = await run(['map', '--format', format], { cwd });
      vi.stubEnv('TZ', 'Pacific/Kiritimati');
      vi.stubEnv('LC_ALL', 'tr_TR.UTF-8');
      vi.stubEnv('HOME', '/nonexistent');
      listing.backwards = true;
      await inSite('fixtures/sites/everything', async (other) => {
        expect((await run(['map', '--format', format], { cwd: other })).out).toBe(out);
      });
    }),
  );

  it('shows the site where everything is wrong as it is', () =>
    inSite('fixtures/sites/everything', async (cwd) => {
      await expect((await run(['map'], { cwd })).out).toMatchFileSnapshot('map.txt');
      const { out } = await run(['map', '--format', 'svg'], { cwd });
      await expect(out).toMatchFileSnapshot(resolve('docs/map-everything.svg'));
    }));

  it('draws what a folder without a plan claims', () =>
    inFolder(new Map([['all.yaml', manifests]]), async (cwd) => {
      expect((await run(['map'], { cwd })).out).toContain(`this folder / in no network of the plan  192.168.20.0/24
`);
    }));

  it('shows the networks of one cluster', () =>
    inStory(
      plan.replace('clusters:', 'clusters:\n      - { name: lab, manifests: [k8s], networks: [] }'),
      manifests,
      async (cwd) => {
        const names = async (cluster: string) =>
          (await map({ cwd, cluster: [cluster] })).sites.flatMap(({ areas }) => areas.map(({ name }) => name));
        expect(await names('prod')).toEqual(['lan']);
        expect(await names('lab')).toEqual([]);
      },
    ));

  it('shows who an import says the addresses are for', () =>
    inStory(
      plan.replace('    clusters:', '    imports: [{ type: csv, file: dhcp.csv, network: lan }]\n    clusters:'),
      manifests,
      async (cwd) => {
        writeFileSync(
          join(cwd, 'dhcp.csv'),
          'range,role,name,owner\n192.168.20.30-192.168.20.39,appliance,printers,Office\n',
        );
        const rows = (await map({ cwd })).sites.flatMap(({ areas }) => areas.flatMap((area) => area.rows));
        const base = { pools: [], keptFor: [], promised: [], services: [], dns: [] };
        expect(rows.find(({ range }) => range === '192.168.20.30-192.168.20.39')).toEqual({
          ...{ range: '192.168.20.30-192.168.20.39', size: 10, role: 'appliance' },
          ...{ name: 'printers', owner: 'Office', from: 'dhcp.csv', ...base },
        });
      },
    ));
});

describe('map --check', () => {
  const document = async (cwd: string) => {
    const { out } = await run(['map', '--format', 'markdown'], { cwd });
    const path = join(cwd, 'runbook.md');
    writeFileSync(path, `# Addresses\n\n${out}\nAsk the network team.\n`);
    return path;
  };

  it('passes where the table between the markers is as it would be printed, of either line ending', () =>
    inStory(plan, manifests, async (cwd) => {
      const path = await document(cwd);
      expect(await run(['map', '--check', 'runbook.md'], { cwd })).toEqual({ status: 0, out: '', err: '' });
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
      expect(await run(['map', '--check', 'runbook.md', '--format', 'markdown'], { cwd })).toMatchObject({ status: 0 });
    }));

  it('fails where a Service came since', () =>
    inStory(plan, manifests, async (cwd) => {
      await document(cwd);
      appendFileSync(join(cwd, 'k8s/all.yaml'), serviceText('shop/search'));
      expect(await run(['map', '--check', 'runbook.md'], { cwd })).toEqual({
        status: 1,
        out: '',
        err: 'mlb-lint: runbook.md is stale; put what mlb-lint map --format markdown prints in its place\n',
      });
    }));

  it.each([
    ['no markers here', 'has no part between'],
    ['<!-- /mlb-lint map -->\n<!-- mlb-lint map -->', 'has no part between'],
    [
      '<!-- mlb-lint map --><!-- /mlb-lint map -->\n<!-- mlb-lint map --><!-- /mlb-lint map -->',
      'has more than one part',
    ],
  ])('says what is wrong with the markers of a document: %j', (text, message) =>
    inStory(plan, manifests, async (cwd) => {
      writeFileSync(join(cwd, 'runbook.md'), text);
      const { status, err } = await run(['map', '--check', 'runbook.md'], { cwd });
      expect([status, err]).toEqual([2, expect.stringContaining(`runbook.md ${message}`)]);
    }),
  );

  it('neither passes nor fails where not all could be read', () =>
    inStory(plan, manifests, async (cwd) => {
      const path = await document(cwd);
      writeFileSync(join(cwd, 'k8s/big.yaml'), '');
      truncateSync(join(cwd, 'k8s/big.yaml'), 64 * 2 ** 20 + 1);
      const told = {
        status: 2,
        out: '',
        err:
          'k8s/big.yaml: k8s/big.yaml is larger than 64 MiB, which is the limit\n' +
          'mlb-lint: whether runbook.md is stale cannot be told: 1 file could not be read\n',
      };
      expect(await run(['map', '--check', 'runbook.md'], { cwd })).toEqual(told);
      await document(cwd);
      expect(readFileSync(path, 'utf8')).toContain('**1 file could not be read**');
      expect(await run(['map', '--check', 'runbook.md'], { cwd })).toEqual(told);
    }));

  it('cannot check what is not there, nor another format', () =>
    inStory(plan, manifests, async (cwd) => {
      expect(await run(['map', '--check', 'none.md'], { cwd })).toMatchObject({ status: 2, out: '' });
      expect((await run(['map', '--check', 'none.md', '-f', 'svg'], { cwd })).err).toContain('not svg');
    }));
});
