import type { Verdict } from '../../site/why/step.ts';
import { visible } from '../escape.ts';
import { type Paint, paintWith } from '../paint.ts';
import type { WhyAnswer, WhyLocation, WhyReport } from './why.ts';

/** The answers as people read them: what comes of it, the steps with their places, then what would change it. */
export function whyText(report: WhyReport, color: boolean): string {
  const paint = paintWith(color);
  return report.clusters.map((answer) => answerText(report, answer, paint)).join('\n');
}

const MARKS = {
  good: ['ok', 'good'],
  bad: ['no', 'error'],
  note: ['--', 'faint'],
  unknown: ['??', 'warning'],
} as const satisfies Readonly<Record<Verdict, readonly [string, Parameters<Paint>[0]]>>;

function answerText({ namespace, name }: WhyReport, answer: WhyAnswer, paint: Paint): string {
  const { site, cluster, metallb, steps, changes } = answer;
  const place = [site, cluster].filter((part) => part !== undefined).join('/');
  const assumed = metallb.assumed ? ' (assumed: nothing here tells exactly which release runs)' : '';
  const title = `${namespace}/${name}${place === '' ? '' : ` in ${place}`}, MetalLB ${metallb.version}${assumed}`;
  const width = Math.max(0, ...steps.map(({ topic }) => topic.length));
  const lines = steps.map(({ topic, verdict, message, location }) => {
    const [mark, style] = MARKS[verdict];
    const where = location === undefined ? '' : paint('faint', `  ${placeText(location)}`);
    return `  ${paint(style, mark)}  ${topic.padEnd(width)}  ${visible(message)}${where}\n`;
  });
  const change = changes.length === 0 ? '' : `\n${paint('help', 'What would change it')}\n`;
  return [
    `${paint('strong', visible(title))}  ${paint('faint', placeText(answer.location))}\n`,
    `${resultText(answer, paint)}\n\n`,
    ...lines,
    change,
    ...changes.map((text) => `  ${visible(text)}\n`),
  ].join('');
}

function resultText({ allocation }: WhyAnswer, paint: Paint): string {
  if (allocation === null) return paint('error', 'no address: MetalLB does not look at it');
  switch (allocation.status) {
    case 'assigned': {
      const { addresses = [], pool = '' } = allocation;
      return paint('good', visible(`${addresses.join(', ')} of pool ${pool}`));
    }
    case 'pending':
      return paint('error', visible(`pending: ${allocation.message ?? ''}`));
    case 'ignored':
      return paint('error', 'no address: this MetalLB does not serve it');
    case 'unknown':
      return paint('warning', 'not known, since a value of it is not');
  }
}

function placeText({ file, line }: WhyLocation): string {
  return visible(`${file}:${line}`);
}
