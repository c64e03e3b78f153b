import type { Upgrade } from '../../review/upgrade.ts';
import { visible } from '../escape.ts';
import { type Paint, paintWith } from '../paint.ts';
import { type Item, journeys, sectionsOf } from './sections.ts';

/** An upgrade for a terminal: which releases, then what changes, the gravest first. */
export function upgradeText(upgrade: Upgrade, color: boolean): string {
  const paint = paintWith(color);
  const sections = sectionsOf(upgrade).map(
    ({ title, items }) => `\n${paint('strong', title)}\n${items.map((item) => line(item, paint)).join('')}`,
  );
  const head = journeys(upgrade).map((journey) => `${visible(journey)}\n`);
  return [...head, ...(sections.length === 0 ? ['\nNothing changes.\n'] : sections)].join('');
}

function line({ subject, words, severity }: Item, paint: Paint): string {
  const name = severity === undefined ? visible(subject) : paint(severity, visible(subject));
  return `  ${name} ${visible(words)}\n`;
}
