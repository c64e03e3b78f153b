import { visible } from '../escape.ts';
import { paintWith } from '../paint.ts';
import type { FreeBlock, FreeReport } from './free.ts';

/** Free blocks as people read them: a line each, with what bounds it. */
export function freeText({ blocks }: FreeReport, color: boolean): string {
  const paint = paintWith(color);
  const rows = blocks.map((block) => [block.range, sizeWords(block.size), placeWords(block), block.role]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row, index) => {
      const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
      const [range = '', ...others] = cells;
      const block = blocks[index];
      const bounds = block === undefined ? '' : boundWords(block);
      return `${[paint('strong', range), ...others, paint('faint', bounds)].join('  ').trimEnd()}\n`;
    })
    .join('');
}

function sizeWords(size: number): string {
  return size === 1 ? '1 address' : `${size} addresses`;
}

function placeWords({ site, network }: FreeBlock): string {
  return visible(`${site}/${network ?? 'routed'}`);
}

function boundWords({ before, after }: FreeBlock): string {
  const parts = [before === null ? undefined : `after ${before}`, after === null ? undefined : `before ${after}`];
  return visible(parts.filter((part) => part !== undefined).join(', '));
}
