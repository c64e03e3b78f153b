import type { MapState } from '../../site/map.ts';

/** How a state of an address looks, in every drawing. */
export interface Look {
  readonly word: string;
  /** Its mark on a terminal, one column wide. */
  readonly glyph: string;
  /** Its mark in pictures and on the page, so that nothing is told by color alone. */
  readonly letter: string;
  readonly light: Colors;
  readonly dark: Colors;
}

/** Colors of an area and of what is written on it, as CSS. Their contrast is at least 4.5 to 1. */
export interface Colors {
  readonly fill: string;
  readonly ink: string;
}

/** The looks of all states, the most telling first: a mark that stands for many addresses shows the first it finds. */
export const looks = {
  service: look('Service', '█', 'S', '#0b6e4f #ffffff', '#3ddc97 #06261a'),
  promised: look('promised', 'P', 'P', '#a7e3c6 #063b28', '#14553d #dffbee'),
  gateway: look('gateway', 'G', 'G', '#4a2f86 #ffffff', '#b79cff #1d0b45'),
  pool: look('in a pool', '▒', 'o', '#9fd8f0 #08364a', '#124a63 #d9f3ff'),
  node: look('node', 'n', 'n', '#d8c8f5 #2c1560', '#3f2f6b #ece4ff'),
  dhcp: look('DHCP', 'd', 'd', '#ffd58c #4d2f00', '#6a4708 #ffe9c4'),
  appliance: look('appliance', 'a', 'a', '#c4cedb #1c2a3a', '#3a4858 #e6edf5'),
  reserved: look('reserved', 'r', 'r', '#e6d3c3 #45290f', '#54402f #fae8d9'),
  free: look('free', '░', 'f', '#e2f5fc #0d4257', '#0f2a38 #bfe6f7'),
  other: look('in another network', ' ', '', '#ffffff #4f5b68', '#0e141b #a4b0bd'),
  unassigned: look('unassigned', '·', '·', '#f1f3f6 #4f5b68', '#1a222c #a4b0bd'),
} as const satisfies Readonly<Record<MapState, Look>>;

/** How addresses look that two claim. */
export const conflictLook: Look = look('conflict', '!', '!', '#c1121f #ffffff', '#ff5d68 #2b0205');

/** All states, the most telling first. */
export const states: readonly MapState[] = [
  ...(['service', 'promised', 'gateway', 'pool', 'node', 'dhcp', 'appliance', 'reserved', 'free'] as const),
  ...(['other', 'unassigned'] as const),
];

function look(word: string, glyph: string, letter: string, light: string, dark: string): Look {
  return { word, glyph, letter, light: colors(light), dark: colors(dark) };
}

function colors(pair: string): Colors {
  const [fill = '', ink = ''] = pair.split(' ');
  return { fill, ink };
}

/** The colors as custom properties of CSS, `--service` and `--service-ink`, for light pages or dark ones. */
export function paletteOf(theme: 'light' | 'dark'): string {
  const all: readonly (readonly [string, Look])[] = [...Object.entries(looks), ['conflict', conflictLook]];
  return all
    .map(
      ([
        name,
        {
          [theme]: { fill, ink },
        },
      ]) => `--${name}:${fill};--${name}-ink:${ink};`,
    )
    .join('');
}
