import{c as e,d as r}from"./chunk-TKI6ZWGO.js";async function o(){return{schemaVersion:1,rules:e.map(r)}}export{o as a};
