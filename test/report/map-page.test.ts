import axe from 'axe-core';
import { afterAll, describe, expect, it } from 'vitest';
import { mapHtml } from '../../src/report/map/html.ts';
import { chromiumPath, closeBrowser, focused, inBrowser, textOf } from './map/browser.ts';
import { campus, homelab, hostile, mapOf, works } from './map/example.ts';

const isMissing = chromiumPath === undefined;
if (isMissing) console.warn('Chromium is missing: the page of the map is not tested. apt-get install chromium');

afterAll(closeBrowser);

const home = mapOf(homelab.plan, homelab.manifests);
const large = campus();
const backbone = mapOf(large.plan, large.manifests);

describe('the page of a map', () => {
  it('is below 400 kB for 4 networks and 200 Services', () => {
    const { plan, manifests } = works(4, 200);
    expect(Buffer.byteLength(mapHtml(mapOf(plan, manifests)))).toBeLessThan(400_000);
  });

  it('forbids all that it does not need', () => {
    const page = mapHtml(home);
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy.replace(/'sha256-[^']+'/g, 'HASH')).toBe(
      "default-src 'none'; script-src HASH; style-src HASH; base-uri 'none'; form-action 'none'",
    );
  });
});

describe.skipIf(isMissing && process.env['CI'] !== 'true')('the page in Chromium', () => {
  it('draws itself within its policy, and asks nobody for anything', () =>
    inBrowser(home, async ({ page, complaints }) => {
      await page.getByRole('gridcell', { name: /^192\.168\.20\.200, Service/ }).waitFor();
      expect(await page.getByRole('grid').count()).toBe(2);
      expect(complaints).toEqual([]);
    }));

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has nothing that axe finds fault with: %s, %i pixels wide', (colorScheme, width) =>
    inBrowser(
      {
        ...mapOf(
          homelab.plan.replace('range: 192.168.20.100-192.168.20.199', 'range: 192.168.20.100-192.168.20.205'),
          homelab.manifests,
        ),
        incomplete: [{ file: `k8s/${'long'.repeat(60)}.yaml`, reason: 'it is too large' }],
      },
      async ({ page }) => {
        await page.getByRole('searchbox').fill('192.168.20');
        await page.evaluate(axe.source);
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const found = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).slice(0, 3).join(' ')))`);
        expect(found).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      },
      { colorScheme, viewport: { width, height: 900 } },
    ),
  );

  it('draws a hostile name as text', () =>
    inBrowser(hostile, async ({ page, complaints }) => {
      await page.getByRole('gridcell', { name: '192.0.2.4, Service, shop/<img onerror>' }).first().hover();
      expect(await page.locator('img, svg, main script, main style').count()).toBe(0);
      expect(await page.getByRole('cell', { name: 'shop/<img onerror>' }).count()).toBe(1);
      expect(await textOf(page.locator('main'))).toContain('</script><script>alert(2)</script>');
      expect(complaints).toEqual([]);
    }));

  it('finds a Service and goes to its address', () =>
    inBrowser(home, async ({ page }) => {
      await page.getByRole('searchbox').fill('GATEWAY-ENVOY');
      expect(await textOf(page.getByRole('status'))).toBe('1 found');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toContain('192.168.20.220, Service, gateway-system/gateway-envoy, pool app-services');
      expect(page.url()).toContain('#192.168.20.220');
    }));

  it('finds an address that nothing names', () =>
    inBrowser(backbone, async ({ page }) => {
      await page.getByRole('searchbox').fill('10.20.200.7');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe('10.20.200.7, reserved, reserved range "Second campus"');
    }));

  it.each([
    ['#192.168.20.200', '192.168.20.200, Service, istio-system/istio-ingressgateway'],
    ['#istio-system/istio-ingressgateway', '192.168.20.200, Service, istio-system/istio-ingressgateway'],
    ['#10.0.100.40', '10.0.100.40, Service, shop/till'],
  ])('opens at the link %s', (hash, name) =>
    inBrowser(home, async ({ page }) => expect(await focused(page)).toContain(name), { hash }),
  );

  it('says so where a link leads nowhere', () =>
    inBrowser(
      home,
      async ({ page, complaints }) => {
        expect(await textOf(page.getByRole('status'))).toBe('Nothing here is called nobody/nowhere%');
        expect(complaints).toEqual([]);
      },
      { hash: '#nobody/nowhere%' },
    ));

  it('reaches every cell by the keyboard', () =>
    inBrowser(
      home,
      async ({ page }) => {
        const names = new Set([await focused(page)]);
        for (let step = 1; step < 256; step++) {
          await page.keyboard.press('ArrowRight');
          names.add(await focused(page));
        }
        expect(names.size).toBe(256);
        await page.keyboard.press('Home');
        await page.keyboard.press('PageUp');
        expect(await focused(page)).toBe('192.168.20.0, unassigned');
        await page.keyboard.press('ArrowUp');
        expect(await focused(page)).toBe('192.168.20.0, unassigned');
      },
      { hash: '#192.168.20.0' },
    ));

  it('zooms into a prefix and out again by the keyboard and by the mouse', () =>
    inBrowser(backbone, async ({ page }) => {
      const grid = page.getByRole('grid');
      expect(await grid.getAttribute('aria-label')).toBe('Addresses of 10.20.0.0/16');
      await page.getByRole('gridcell', { name: /^10\.20\.64\.0\/24,/ }).click();
      expect(await grid.getAttribute('aria-label')).toBe('Addresses of 10.20.64.0/24');
      await page.keyboard.press('Escape');
      expect(await grid.getAttribute('aria-label')).toBe('Addresses of 10.20.0.0/16');
      expect(await focused(page)).toMatch(/^10\.20\.64\.0\/24, /);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '10.20.0.0/16' }).click();
      expect(await grid.getAttribute('aria-label')).toBe('Addresses of 10.20.0.0/16');
    }));

  it('tells of the cell under the mouse', () =>
    inBrowser(home, async ({ page }) => {
      await page.getByRole('gridcell', { name: /^192\.168\.20\.200,/ }).hover();
      const panel = await textOf(page.locator('.panel').first());
      expect(panel.split('\n').filter((line) => line !== '')).toEqual([
        ...['192.168.20.200', 'Is', 'Service', 'Owner', 'the reservation for "istio-system/istio-ingressgateway"'],
        ...['Pool', 'ingress-vips', 'Service', 'istio-system/istio-ingressgateway', 'DNS', 'apps.example.org'],
      ]);
    }));

  it('says what is in conflict', () =>
    inBrowser(
      backbone,
      async ({ page }) => {
        const message =
          'Pool "stray" of cluster "prod" hands out 10.20.31.0-10.20.31.255, which DHCP range "offices" also leases';
        expect(await textOf(page.locator('.panel'))).toContain(`Conflict: ${message}`);
        expect(await page.getByRole('listitem').filter({ hasText: message }).count()).toBe(1);
        expect(await focused(page)).toContain(', conflict');
      },
      { hash: '#10.20.31.5' },
    ));

  it('prints, with every row of its tables', () =>
    inBrowser(backbone, async ({ page }) => {
      await page.getByRole('button', { name: /^Show all/ }).waitFor();
      expect(await page.locator('tbody tr').count()).toBe(200);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(3000);
    }));

  it('draws no more of 10,000 Services than it shows', () => {
    const { plan, manifests } = works(2, 10_000);
    return inBrowser(mapOf(plan, manifests), async ({ page }) => {
      expect(await page.locator('tbody tr').count()).toBeLessThanOrEqual(400);
      await page.getByRole('searchbox').fill('namespace-0/application-9997');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toMatch(/^10\.1\.\d+\.\d+, Service/);
    });
  });
});
