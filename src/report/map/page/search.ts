import { lazy } from '../../../text/lazy.ts';
import { areaTitle, purposeText, servicesOf, siteTitle } from '../words.ts';
import { byId, element } from './dom.ts';
import { findPlate, readTarget, type Sheet } from './plates.ts';

const MOST_FOUND = 20;

interface Entry {
  readonly range: string;
  readonly words: string;
  readonly place: string;
  readonly key: string;
}

/** Makes the search field find addresses, Services, pools, names and owners; Enter goes to the first of them. */
export function startSearch(sheets: readonly Sheet[], go: (range: string) => void): void {
  const form = byId('search');
  const field = form.querySelector('input');
  const list = byId('found');
  const status = byId('found-count');
  const entries = lazy(() => sheets.flatMap(entriesOf));
  if (field === null) return;
  const update = () => {
    const text = field.value.trim();
    const found = text === '' ? [] : matches(sheets, entries(), text);
    list.replaceChildren(...found.slice(0, MOST_FOUND).map(itemOf));
    const more = found.length > MOST_FOUND ? `, the first ${MOST_FOUND} shown` : '';
    status.textContent = text === '' ? '' : `${found.length} found${more}`;
  };
  field.addEventListener('input', update);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    update();
    const first = list.querySelector('a');
    if (first !== null) go(decodeURIComponent(first.hash.slice(1)));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    field.value = '';
    update();
  });
  list.addEventListener('click', () => {
    field.value = '';
    update();
  });
}

function entriesOf({ site, area, many }: Sheet): readonly Entry[] {
  const place = `${siteTitle(site)} / ${areaTitle(area)}`;
  const blocks = area.blocks.map(({ range }) => ({
    range,
    words: areaTitle(area),
    place,
    key: area.name.toLowerCase(),
  }));
  const rows = area.rows.map((row) => {
    const pools = row.pools.length > 0 ? row.pools.map(({ name }) => name) : row.keptFor;
    const words = [...servicesOf(row, many), ...row.dns, ...pools, row.owner ?? '', purposeText(row)].filter(
      (word) => word !== '',
    );
    return { range: row.range, words: words.join(', '), place, key: `${words.join('\n')}\n${row.range}`.toLowerCase() };
  });
  return [...blocks, ...rows];
}

function matches(sheets: readonly Sheet[], entries: readonly Entry[], text: string): readonly Entry[] {
  const target = readTarget(text);
  const wanted = text.toLowerCase();
  const named = entries.filter(({ key }) => key.includes(wanted));
  if (target === undefined) return named;
  const found = findPlate(sheets, { family: target.family, value: target.first });
  if (found === undefined) return named;
  const { sheet } = found;
  const place = `${siteTitle(sheet.site)} / ${areaTitle(sheet.area)}`;
  return [{ range: text, words: 'this address', place, key: '' }, ...named.filter(({ range }) => range !== text)];
}

function itemOf({ range, words, place }: Entry): HTMLElement {
  const link = element('a', { href: `#${range}` }, element('strong', {}, range), ` ${words}`);
  return element('li', {}, link, element('span', { class: 'place' }, place));
}
