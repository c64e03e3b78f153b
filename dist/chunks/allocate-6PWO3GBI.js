import{a as c,b as f,c as g,d as $,e as A,f as y}from"./chunk-IRE4M3QB.js";import{a as v}from"./chunk-C77PCWAQ.js";import"./chunk-GVGS4X6X.js";import"./chunk-LUOBDYCI.js";import"./chunk-64BE6IC6.js";import{a as b}from"./chunk-UWXUSTQ6.js";import{a as k}from"./chunk-E2D3FBOW.js";import{b as S}from"./chunk-SWN2HXU7.js";import{f as R,h as x}from"./chunk-TGAZSGRF.js";import"./chunk-6K57JE6Q.js";import"./chunk-XIB6B5XN.js";import"./chunk-7K47GOPX.js";import"./chunk-W2DZCUY3.js";import{e as w}from"./chunk-KMPLOWM7.js";import"./chunk-ERLGCRBT.js";import"./chunk-IN6SGUQP.js";import"./chunk-NQJDIWVQ.js";import"./chunk-T4462YLI.js";import"./chunk-LZ4LTPD4.js";import"./chunk-GCFZS2MF.js";import"./chunk-OYHELM7E.js";import{a as l,b as j,c as h,d as u}from"./chunk-ZO5MXWFM.js";import"./chunk-LNCGFQSE.js";import"./chunk-RYPTJQKN.js";import"./chunk-6DHFEWGX.js";function T({clusters:o}){return o.map(L).join(`
`)}function L(o){let{services:n,pools:t}=o,e=n.filter(({status:r})=>r==="pending"),i=n.filter(({status:r})=>r!=="pending"),a=t.map(({name:r,capacity:p,assigned:m,available:s,utilization:d})=>`| ${u(r)} | ${p} | ${m} | ${s} | ${y(d)} |
`);return[`## ${h(f(o))}

${A(n)}
`,P(`| Service | address | pool | why |
| --- | --- | --- | --- |
`,[...e,...i].map(O)),P(`| pool | capacity | assigned | available | utilization |
| --- | --- | --- | --- | --- |
`,a)].filter(r=>r!=="").join(`
`)}function O(o){let{status:n,addresses:t,pool:e,message:i}=o,a=t===void 0?`**${n}**`:t.map(u).join(", "),r=$(o),p=[i??g(o),r].filter(m=>m!==void 0&&m!=="").join("; ");return`| ${u(c(o))} | ${a} | ${e===void 0?"":u(e)} | ${h(p)} |
`}function P(o,n){return n.length===0?"":o+n.join("")}function W({clusters:o},n){let t=k(n);return o.map(e=>z(e,t)).join(`
`)}function z(o,n){let{services:t,pools:e}=o,i=Math.max(0,...t.map(r=>l(c(r)).length));return[`${n("strong",l(f(o)))}
`,B(t.filter(({status:r})=>r==="pending"),i,n),...e.map(r=>F(r,t,i,n)),C(t,"unknown","Not known, since a value of theirs is not",n),C(t,"ignored","Not served by this MetalLB",n),`${A(t)}
`].filter(r=>r!=="").join(`
`)}function B(o,n,t){if(o.length===0)return"";let e=o.map(i=>{let a=l(c(i)).padEnd(n);return`  ${t("error",a)}  ${l(i.message??"")}${M(i,t)}
`});return`${t("error",`${w(o.length,"Service")} pending`)}
${e.join("")}`}function F(o,n,t,e){let i=n.filter(({status:s,pool:d})=>s==="assigned"&&d===o.name),a=i.map(s=>(s.addresses??[]).join(", ")),r=Math.max(0,...a.map(({length:s})=>s)),p=i.map((s,d)=>{let E=l(c(s)).padEnd(t);return`  ${(a[d]??"").padEnd(r)}  ${E}  ${e("faint",g(s))}${M(s,e)}
`}),m=`${o.assigned} of ${o.capacity} taken, ${y(o.utilization)}`;return`${e("strong",l(o.name))}  ${e("faint",m)}
${p.join("")}`}function M(o,n){let t=$(o);return t===void 0?"":n("warning",`  ${t}`)}function C(o,n,t,e){let i=o.filter(a=>a.status===n).map(c);return i.length===0?"":`${e("strong",t)}
${i.map(a=>`  ${l(a)}
`).join("")}`}var N={text:W,json:o=>`${j(o,2)}
`,markdown:T};async function eo(o,n){let t=S(o,R)??"text",e=o.one(x.pool),i=await v({...b(o,n),...e===void 0?{}:{pool:e},pending:o.has(x.pending)});return n.print(N[t](i,n.color)),0}export{eo as allocate};
