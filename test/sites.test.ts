import { resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../src/files/environment.ts';
import { findRenderer } from '../src/source/kustomize/renderer.ts';
import { run } from './cli/run.ts';
import { inStory, needsHelm, needsRenderer, storiesOf } from './sites/story.ts';

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
});

const reportOf = (story: string, format: string) =>
  inStory(`fixtures/sites/${story}`, async (cwd) => {
    const { status, out, err } = await run(['--format', format], { cwd });
    return { status, out, err };
  });

const isSkipped = (story: string): boolean => {
  if (process.env['CI'] === 'true') return false;
  const lacksRenderer = needsRenderer('sites', story) && findRenderer() === undefined;
  const lacksHelm = needsHelm('sites', story) && findProgram('helm') === undefined;
  if (lacksRenderer) console.warn(`${story}: not tested without kustomize or kubectl`);
  if (lacksHelm) console.warn(`${story}: not tested without helm`);
  return lacksRenderer || lacksHelm;
};

describe.each(storiesOf('sites').filter((story) => !isSkipped(story)))('the site %s', (story) => {
  it('reads as it should', async () => {
    const { out } = await reportOf(story, 'text');
    await expect(out).toMatchFileSnapshot(resolve('fixtures/sites', story, 'expected.txt'));
  });

  it('gives the report that it should', async () => {
    const { out, status } = await reportOf(story, 'json');
    await expect(out).toMatchFileSnapshot(resolve('fixtures/sites', story, 'expected.json'));
    expect(status).toBe(JSON.parse(out).summary.errors > 0 ? 1 : 0);
  });

  it('gives the same where folders list their files in another order', async () => {
    const forwards = await reportOf(story, 'json');
    listing.backwards = true;
    expect(await reportOf(story, 'json')).toEqual(forwards);
  });
});

describe.each(storiesOf('broken'))('the broken site %s', (story) => {
  it('is survived', async () => {
    const { status, out, err } = await inStory(`fixtures/broken/${story}`, (cwd) => run([], { cwd }));
    expect(err).not.toContain('internal error');
    expect([0, 1, 2]).toContain(status);
    expect(out + err).not.toBe('');
  });
});

it('stands for many: there are stories of both kinds', () => {
  expect([storiesOf('sites').length > 0, storiesOf('broken').length > 0]).toEqual([true, true]);
});
