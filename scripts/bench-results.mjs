import { arch, cpus, platform, totalmem } from 'node:os';

/** The machine, as far as it decides how long something takes. */
function machine() {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return { cpu: cpu?.model.trim() ?? 'unknown', cores: cpus().length, memory, platform: `${platform()} ${arch()}` };
}

/**
 * What benchmarks measured, as JSON and as a page. A figure is `{ what, yardstick, measured, most }`, or what was not
 * measured, `{ what, why }`; `notes` is the Markdown below the table.
 */
export function benchResults(figures, notes) {
  const on = { node: process.version, ...machine() };
  const rows = figures.map((figure) =>
    'why' in figure
      ? `| ${figure.what} | | skipped: ${figure.why} | | |`
      : `| ${figure.what} | ${figure.yardstick} | ${figure.measured.toFixed(2)} | ${figure.most} | ${verdictOf(figure)} |`,
  );
  const table = ['| figure | yardstick | measured | bar | |', '| --- | --- | ---: | ---: | --- |', ...rows];
  const markdown = [
    '# What was measured',
    `On ${on.cpu}, ${on.cores} cores, ${on.memory}, ${on.platform}, Node ${on.node}. Written by \`npm run bench\`.`,
    'Each figure says how many times as much a thing takes as its yardstick, both measured in turns in the same run, as the\nmedian of at least seven rounds where one round takes less than a minute. The bar is what it must not exceed.',
    table.join('\n'),
    notes.trim(),
  ];
  return {
    markdown: `${markdown.join('\n\n')}\n`,
    json: `${JSON.stringify({ machine: on, figures }, undefined, 2)}\n`,
  };
}

function verdictOf({ measured, most }) {
  return measured <= most ? 'ok' : 'over';
}
