import{a}from"./chunk-ZCKYGQKO.js";import"./chunk-LNJKB27X.js";import"./chunk-EGZSYTVA.js";import"./chunk-F7TOSTA6.js";import"./chunk-LUOBDYCI.js";import"./chunk-42FHS744.js";import"./chunk-FABXLK4I.js";import"./chunk-AI5QIGYG.js";import"./chunk-XJ6TZFXL.js";import"./chunk-YX3JLF4S.js";import{a as p}from"./chunk-E2D3FBOW.js";import"./chunk-66WCFWPC.js";import"./chunk-XQBI52PR.js";import"./chunk-N4CRIZYK.js";import"./chunk-OYHELM7E.js";import"./chunk-LNCGFQSE.js";import"./chunk-JE2XQL3Z.js";import"./chunk-6DHFEWGX.js";function m(o,t){let r=p(t),e=[],i=!1;for(let n of o.trimEnd().split(`
`)){let s=/^```(\S*) ?(.*)$/.exec(n);if(s!==null){i=!i;let[,,l=""]=s;i&&e.push("",...l===""?[]:[r("faint",`  # ${l}`)])}else i?e.push(n===""?"":`  ${n}`):n.startsWith("#")?e.push(r("strong",n.replace(/^#+ /,""))):/^<!-- .* -->$/.test(n)||e.push(n.replaceAll("**",""))}return`${e.join(`
`)}
`.replace(/\n{3,}/g,`

`)}async function d(o,t){let[r=""]=o.operands,{page:e}=await a({rule:r});return t.print(m(e,t.color)),0}export{d as explain};
