import{a}from"./chunk-T4IAACTK.js";import"./chunk-UNEJV4B2.js";import"./chunk-3VFYOGQK.js";import"./chunk-U2GNQH36.js";import"./chunk-LUOBDYCI.js";import"./chunk-GEPABKWP.js";import"./chunk-2HOQS2LJ.js";import"./chunk-YXGAUYS6.js";import"./chunk-MQERTVUC.js";import"./chunk-7MQMMCHX.js";import{a as p}from"./chunk-E2D3FBOW.js";import"./chunk-T4462YLI.js";import"./chunk-LZ4LTPD4.js";import"./chunk-GCFZS2MF.js";import"./chunk-OYHELM7E.js";import"./chunk-LNCGFQSE.js";import"./chunk-RYPTJQKN.js";import"./chunk-6DHFEWGX.js";function m(o,t){let r=p(t),e=[],i=!1;for(let n of o.trimEnd().split(`
`)){let s=/^```(\S*) ?(.*)$/.exec(n);if(s!==null){i=!i;let[,,l=""]=s;i&&e.push("",...l===""?[]:[r("faint",`  # ${l}`)])}else i?e.push(n===""?"":`  ${n}`):n.startsWith("#")?e.push(r("strong",n.replace(/^#+ /,""))):/^<!-- .* -->$/.test(n)||e.push(n.replaceAll("**",""))}return`${e.join(`
`)}
`.replace(/\n{3,}/g,`

`)}async function d(o,t){let[r=""]=o.operands,{page:e}=await a({rule:r});return t.print(m(e,t.color)),0}export{d as explain};
