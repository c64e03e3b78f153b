/**
 * The script of a page with all that it imports, and the style sheet beside it, both as text for one page, made when
 * bundling and in tests (`scripts/page-plugin.mjs`).
 */
declare module '*/page.ts?compiled' {
  export const script: string;
  export const style: string;
}
