import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import reportSchema from '../../../schemas/report.schema.json' with { type: 'json' };
import { runLint } from '../../../src/command/lint.ts';
import { findProgram } from '../../../src/files/environment.ts';
import { findRenderer } from '../../../src/source/kustomize/renderer.ts';
import { faults } from '../../report/faults.ts';
import { inStory, needsHelm, needsRenderer, storiesOf } from '../../sites/story.ts';
import { mergeTexts, printed, shardsOf } from './in-parts.ts';

const isSkipped = (story: string): boolean => {
  if (process.env['CI'] === 'true') return false;
  const lacksRenderer = needsRenderer('sites', story) && findRenderer() === undefined;
  const lacksHelm = needsHelm('sites', story) && findProgram('helm') === undefined;
  if (lacksRenderer || lacksHelm) console.warn(`${story}: not tested in parts without kustomize or helm`);
  return lacksRenderer || lacksHelm;
};

const planned = storiesOf('sites').filter((story) => existsSync(join('fixtures/sites', story, 'plan.yaml')));

describe.each(planned.filter((story) => !isSkipped(story)))('the site %s', (story) => {
  it.each([1, 2, 7])('reads the same in %i parts', async (count) => {
    await inStory(`fixtures/sites/${story}`, async (cwd) => {
      const options = { cwd, today: '2026-11-21' };
      const whole = printed(await runLint(options));
      expect(await mergeTexts(await shardsOf(options, count))).toEqual(whole);
    });
  });
});

it.each(['three-clusters', 'everything', 'data-center'])('has shards that keep to the schema: %s', async (story) => {
  await inStory(`fixtures/sites/${story}`, async (cwd) => {
    for (const text of await shardsOf({ cwd }, 2)) expect(faults(reportSchema, text)).toEqual([]);
  });
});

it('stands for some: there are stories with a plan', () => expect(planned.length).toBeGreaterThan(10));
