import{a as c,b as h,c as p,d as w,f as $,g as u,h as b}from"./chunk-ITO53NM7.js";import{a as y,d as R,f as v}from"./chunk-IRE4M3QB.js";import{c as d,d as f}from"./chunk-ZO5MXWFM.js";function g({services:e},n){let r=e.filter(({change:o})=>o==="changes"||o==="becomes-pending").length,t=e.filter(({change:o})=>o==="may-change").length;return n==="never"?0:n==="certain"?r:r+t}function k(e){let n=new Set(e.findings.new.map(({severity:t})=>t));if(n.has("error")||g(e,"certain")>0)return"CAUTION";let r=e.clusters.some(({refused:t})=>t!==void 0);return n.has("warning")||r||g(e,"possible")>0?"WARNING":O(e)&&e.findings.fixed.length===0?"NOTE":"TIP"}function O(e){let{new:n,fixed:r}=e.findings;return n.length+r.length+c(e).length+u(e).length>0||e.clusters.some(({refused:t})=>t!==void 0)}function U(e){return P(e).map(({head:n,rows:r})=>n+r.join("")).join(`
`)}function P(e,n={}){let r=$(e),{new:t,fixed:o}=e.findings,s=[{head:"",rows:e.clusters.flatMap(({refused:i,...N})=>i===void 0?[]:[`- **MetalLB refuses the change${m(N,r)}:** ${d(i.reason)}
`])},x(["Service","","before","after",...n.brief===!0?[]:["why, and what else speaks of the address"]],c(e).map(i=>D(i,r,n))),x(["Pool","","taken before","taken after"],u(e).map(i=>T(i,r))),{head:`**New findings**

`,rows:t.map(i=>M(i,"head",n))},{head:`**Fixed findings**

`,rows:o.map(i=>M(i,"base",n))}];return[{head:`### mlb-lint

> [!${k(e)}]
> ${b(e)}
`,rows:[]},...s.filter(({rows:i})=>i.length>0)]}function D(e,n,r){let{change:t,before:o,after:l}=e,a=[`${f(y(e))}${m(e,n)}`,`**${h(t)}**`,d(p(o)),d(p(l))];return r.brief===!0?a:[...a,I(e,r).join("<br>")]}function I({after:e,reason:n,dns:r=[],mentions:t=[]},o){let l=e===null?void 0:R(e);return[...n===void 0?[]:[d(n)],...l===void 0?[]:[d(l)],...r.length===0?[]:[`the DNS has ${r.map(f).join(", ")} there`],...t.map(({message:s,location:a})=>`${S(a,"head",o)} ${d(s)}`)]}function T({name:e,change:n,before:r,after:t,...o},l){let s=a=>a===null?"\u2014":`${a.assigned} of ${a.capacity}, ${v(a.utilization)}`;return[`${f(e)}${m(o,l)}`,n,s(r),s(t)]}function M(e,n,r){let{severity:t,rule:o,message:l,help:s,location:a}=e,i=s===void 0||n==="base"||r.brief===!0?"":` *${d(s)}*`;return`- **${t}** ${f(o)} ${S(a,n,r)} ${d(l)}${i}
`}function S(e,n,{urlOf:r}){let t=f(`${e.file}:${e.line}`),o=r?.(e,n);return o===void 0?t:`[${t}](${o})`}function m(e,n){return n?` in ${d(w(e))}`:""}function x(e,n){let r=t=>`| ${t.join(" | ")} |
`;return{head:r(e)+r(e.map(()=>"---")),rows:n.map(r)}}export{g as a,O as b,U as c,P as d};
