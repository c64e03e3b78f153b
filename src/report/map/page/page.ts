import type { MapReport } from '../../../site/map.ts';
import { conflictLook, looks } from '../looks.ts';
import { areaFacts, areaTitle, countsOf, countText, siteTitle } from '../words.ts';
import { byId, element } from './dom.ts';
import { type Picture, pictureOf } from './picture.ts';
import { findPlate, readTarget, type Sheet, sheetsOf } from './plates.ts';
import { startSearch } from './search.ts';
import { type Table, tableOf } from './table.ts';

interface Drawn {
  readonly pictures: readonly Picture[];
  readonly table: Table;
}

const report: MapReport = JSON.parse(byId('map').textContent ?? '');
const sheets = sheetsOf(report);
const drawn = new Map<Sheet, Drawn>();
const sections = new Map<Sheet, HTMLElement>(sheets.map((sheet) => [sheet, sectionOf(sheet)]));

function sectionOf(sheet: Sheet): HTMLElement {
  const { area, site, id } = sheet;
  const title = element('h2', { id: `${id}-title` }, `${siteTitle(site)} / ${areaTitle(area)}`);
  const facts = element('p', { class: 'facts' }, areaFacts(area).join(', '));
  return element('section', { id, 'aria-labelledby': `${id}-title` }, title, facts);
}

/** Draws a section when somebody comes near it, once. */
function draw(sheet: Sheet): Drawn {
  const known = drawn.get(sheet);
  if (known !== undefined) return known;
  const pictures = sheet.plates.map((plate) => pictureOf(sheet, plate, keepLink));
  const table = tableOf(sheet);
  const made = { pictures, table };
  drawn.set(sheet, made);
  sections.get(sheet)?.append(legendOf(sheet), ...pictures.map(({ root }) => root), ...conflictsOf(sheet), table.root);
  return made;
}

function legendOf({ area }: Sheet): HTMLElement {
  const counts = countsOf(area).map(([state, count]) =>
    swatch(state, looks[state].letter, `${looks[state].word} ${countText(count)}`),
  );
  const hasConflict = area.blocks.some(({ segments }) => segments.some(({ conflict }) => conflict === true));
  const conflict = hasConflict ? [swatch('conflict', conflictLook.letter, conflictLook.word)] : [];
  return element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend, with the number of addresses' },
    ...conflict,
    ...counts,
  );
}

function swatch(name: string, letter: string, words: string): HTMLElement {
  const mark = element('span', { class: `swatch k-${name}`, 'aria-hidden': 'true' }, letter);
  return element('li', {}, mark, ` ${words}`);
}

const MOST_CONFLICTS = 200;

function conflictsOf({ area: { conflicts } }: Sheet): readonly Node[] {
  if (conflicts.length === 0) return [];
  const items = conflicts.slice(0, MOST_CONFLICTS).map(({ ranges: [range = ''], message }) => {
    return element('li', {}, element('a', { href: `#${range}` }, range), ` ${message}`);
  });
  const rest = conflicts.length - items.length;
  const more = rest > 0 ? [element('p', {}, `and ${rest} more conflicts`)] : [];
  return [element('h3', {}, 'Conflicts'), element('ul', { class: 'conflicts' }, ...items), ...more];
}

function contents(): HTMLElement {
  const items = sheets.map(({ id, site, area }) => {
    const link = element('a', { href: `#${id}` }, `${siteTitle(site)} / ${areaTitle(area)}`);
    const count = area.conflicts.length;
    const note =
      count === 0 ? [] : [' ', element('strong', { class: 'badge' }, `${count} conflict${count === 1 ? '' : 's'}`)];
    return element('li', {}, link, ...note);
  });
  return element('ul', {}, ...items);
}

let kept = '';

function keepLink(link: string): void {
  kept = `#${link}`;
  history.replaceState(undefined, '', kept);
}

function follow(): void {
  const hash = location.hash;
  if (hash !== '' && hash !== kept) go(decoded(hash.slice(1)));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Goes to a section by its id, to addresses, or to the first address of a Service. */
function go(name: string): void {
  const section = sheets.find(({ id }) => id === name);
  if (section !== undefined) {
    draw(section);
    sections.get(section)?.scrollIntoView();
    return;
  }
  const target = readTarget(name) ?? readTarget(rangeOfService(name) ?? '');
  const found = target && findPlate(sheets, { family: target.family, value: target.first });
  if (target === undefined || found === undefined) {
    byId('found-count').textContent = `Nothing here is called ${name.slice(0, 90)}`;
    return;
  }
  const picture = draw(found.sheet).pictures.find(({ plate }) => plate === found.plate);
  picture?.goTo(target);
  picture?.root.scrollIntoView({ block: 'center' });
}

function rangeOfService(name: string): string | undefined {
  const rows = sheets.flatMap(({ area }) => area.rows);
  const uses = rows.find(({ services }) => services.some(({ service }) => service === name));
  return (uses ?? rows.find(({ promised }) => promised.includes(name)))?.range;
}

byId('contents').append(contents());
byId('areas').append(...sections.values());
const [firstSheet] = sheets;
if (firstSheet !== undefined) draw(firstSheet);
else byId('areas').append(element('p', {}, 'No networks and no addresses here.'));
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const sheet = sheets.find(({ id }) => id === entry.target.id);
      if (entry.isIntersecting && sheet !== undefined) draw(sheet);
    }
  },
  { rootMargin: '1000px' },
);
for (const section of sections.values()) watcher.observe(section);
addEventListener('beforeprint', () => {
  for (const sheet of sheets) draw(sheet).table.showAll();
});
addEventListener('hashchange', follow);
startSearch(sheets, (range) => go(range));
follow();
