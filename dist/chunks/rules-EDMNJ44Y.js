import{a as m}from"./chunk-UNEJV4B2.js";import"./chunk-3VFYOGQK.js";import"./chunk-U2GNQH36.js";import"./chunk-LUOBDYCI.js";import"./chunk-GEPABKWP.js";import"./chunk-2HOQS2LJ.js";import"./chunk-YXGAUYS6.js";import"./chunk-MQERTVUC.js";import"./chunk-7MQMMCHX.js";import{b as l}from"./chunk-SWN2HXU7.js";import{e as a}from"./chunk-TGAZSGRF.js";import"./chunk-T4462YLI.js";import"./chunk-LZ4LTPD4.js";import"./chunk-GCFZS2MF.js";import"./chunk-OYHELM7E.js";import"./chunk-RYPTJQKN.js";import"./chunk-6DHFEWGX.js";var u={text:g,json:h,markdown:$};function g(t,r){let n=Math.max(0,...t.map(({name:o})=>o.length)),e=Math.max(0,...t.map(({severity:o})=>o.length)),s=n+e+4;return[...F(t).values()].map(o=>o.map(({name:i,severity:c,summary:p})=>{let[f="",...d]=w(p,Math.max(20,r-s)),y=d.map(R=>`${" ".repeat(s)}${R}
`);return`${i.padEnd(n)}  ${c.padEnd(e)}  ${f}
${y.join("")}`}).join("")).join(`
`)}function h(t){return`${JSON.stringify({schemaVersion:1,rules:t},void 0,2)}
`}function $(t){return`| rule | severity | fix | finds |
| --- | --- | --- | --- |
${t.map(({name:n,severity:e,fix:s,summary:o})=>{let i=o.replaceAll("|","\\|").replaceAll("<","\\<");return`| \`${n}\` | ${e} | ${s??""} | ${i} |
`}).join("")}`}function F(t){let r=new Map;for(let n of t){let e=n.name.slice(0,n.name.indexOf("/"));r.set(e,[...r.get(e)??[],n])}return r}function w(t,r){let n=[],e="";for(let s of t.split(" "))e!==""&&e.length+1+s.length>r?(n.push(e),e=s):e=e===""?s:`${e} ${s}`;return[...n,e]}async function v(t,r){let n=l(t,a)??"text";return r.print(u[n]((await m()).rules,r.width)),0}export{v as rules};
