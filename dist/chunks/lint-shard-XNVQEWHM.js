import{m as a,n as b,o as c}from"./chunk-HHIMSRUL.js";import"./chunk-367NWBRI.js";export{b as chosen,c as digestOf,a as lintShard};
