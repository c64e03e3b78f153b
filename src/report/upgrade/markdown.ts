import type { Upgrade } from '../../review/upgrade.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { notReadMarkdown } from '../not-read.ts';
import { journeys, sectionsOf } from './sections.ts';

/** An upgrade as GitHub shows it: which releases, then a list of every kind of change. */
export function upgradeMarkdown(upgrade: Upgrade): string {
  const head = journeys(upgrade).map((journey) => `- ${markdownText(journey)}\n`);
  const sections = sectionsOf(upgrade).map(({ title, items }) => {
    const list = items.map(({ subject, words }) => `- ${markdownCode(subject)} ${markdownText(words)}\n`);
    return `\n**${title}**\n\n${list.join('')}`;
  });
  const body = sections.length === 0 ? ['\nNothing changes.\n'] : sections;
  const title = `### MetalLB ${markdownText(upgrade.to)}\n\n`;
  return [notReadMarkdown(upgrade.incomplete), title, ...head, ...body].join('');
}
