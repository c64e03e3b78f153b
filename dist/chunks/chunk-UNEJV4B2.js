import{c as e,d as r}from"./chunk-3VFYOGQK.js";async function o(){return{schemaVersion:1,rules:e.map(r)}}export{o as a};
