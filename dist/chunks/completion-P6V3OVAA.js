import{a as o}from"./chunk-HGZ644IH.js";import"./chunk-6DHFEWGX.js";async function m(){return o([]).showCompletionScript(),0}export{m as completion};
