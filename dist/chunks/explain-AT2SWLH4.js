import{a}from"./chunk-FVCT5MXR.js";import"./chunk-A5HZBD32.js";import"./chunk-TKI6ZWGO.js";import"./chunk-6AMHK6IJ.js";import"./chunk-PLNEL35S.js";import"./chunk-LUOBDYCI.js";import"./chunk-YEYUKLYF.js";import"./chunk-YX3JLF4S.js";import"./chunk-YBBZCUJN.js";import"./chunk-JJ2Z6VVU.js";import"./chunk-5IJKKSZT.js";import"./chunk-AI5QIGYG.js";import{a as p}from"./chunk-E2D3FBOW.js";import"./chunk-33BNHB5B.js";import"./chunk-XQBI52PR.js";import"./chunk-N4CRIZYK.js";import"./chunk-OYHELM7E.js";import"./chunk-LNCGFQSE.js";import"./chunk-JE2XQL3Z.js";import"./chunk-6DHFEWGX.js";function m(o,t){let r=p(t),e=[],i=!1;for(let n of o.trimEnd().split(`
`)){let s=/^```(\S*) ?(.*)$/.exec(n);if(s!==null){i=!i;let[,,l=""]=s;i&&e.push("",...l===""?[]:[r("faint",`  # ${l}`)])}else i?e.push(n===""?"":`  ${n}`):n.startsWith("#")?e.push(r("strong",n.replace(/^#+ /,""))):/^<!-- .* -->$/.test(n)||e.push(n.replaceAll("**",""))}return`${e.join(`
`)}
`.replace(/\n{3,}/g,`

`)}async function d(o,t){let[r=""]=o.operands,{page:e}=await a({rule:r});return t.print(m(e,t.color)),0}export{d as explain};
