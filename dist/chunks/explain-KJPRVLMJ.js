import{a}from"./chunk-DTISQ6M3.js";import"./chunk-SFSITT3N.js";import"./chunk-EH3GLDX5.js";import"./chunk-XSQZ3XQF.js";import"./chunk-LUOBDYCI.js";import"./chunk-IKGJ3WV4.js";import"./chunk-RQ62LHNL.js";import"./chunk-YXGAUYS6.js";import"./chunk-EIRMKG2U.js";import"./chunk-7MQMMCHX.js";import{a as p}from"./chunk-E2D3FBOW.js";import"./chunk-SZHSS5XR.js";import"./chunk-LZ4LTPD4.js";import"./chunk-GCFZS2MF.js";import"./chunk-OYHELM7E.js";import"./chunk-LNCGFQSE.js";import"./chunk-JE2XQL3Z.js";import"./chunk-6DHFEWGX.js";function m(o,t){let r=p(t),e=[],i=!1;for(let n of o.trimEnd().split(`
`)){let s=/^```(\S*) ?(.*)$/.exec(n);if(s!==null){i=!i;let[,,l=""]=s;i&&e.push("",...l===""?[]:[r("faint",`  # ${l}`)])}else i?e.push(n===""?"":`  ${n}`):n.startsWith("#")?e.push(r("strong",n.replace(/^#+ /,""))):/^<!-- .* -->$/.test(n)||e.push(n.replaceAll("**",""))}return`${e.join(`
`)}
`.replace(/\n{3,}/g,`

`)}async function d(o,t){let[r=""]=o.operands,{page:e}=await a({rule:r});return t.print(m(e,t.color)),0}export{d as explain};
