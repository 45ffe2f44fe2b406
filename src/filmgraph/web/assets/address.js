"use strict";
// What the canvas shows is the part of the address behind the #: back, forward and a shared link need nothing else.
//   v=1  n=Film:baikonur-2011@0,0;Person:veit-helmer@120,-40^0!;...  s=(chosen)  h=(kinds hidden)  c=0 (not connected)
// A node is a key, its place, ^ the number of the node it was expanded from, ! when it is pinned.
const VERSION = "1";
const KEY = /^(Film|Person|Company|Festival):[^@^!;]+$/;

function toAddress(view) {
  const keys = Array.from(view.nodes.keys());
  const nodes = Array.from(view.nodes, ([key, node]) => {
    const from = keys.indexOf(node.from);
    return `${key}@${Math.round(node.x)},${Math.round(node.y)}${from >= 0 ? "^" + from : ""}${node.pin ? "!" : ""}`;
  });
  const parts = [["v", VERSION], ["n", nodes.join(";")], ["s", view.chosen || ""], ["h", Array.from(view.hidden).join(",")], ["c", view.connect ? "" : "0"]];
  return "#" + parts.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`).join("&");
}

// The view, and a sentence about what could not be read of it.
function fromAddress(hash) {
  const view = {nodes: new Map(), chosen: null, hidden: new Set(), connect: true};
  let text = hash.slice(1), complaint = "";
  try { text = decodeURI(text); } catch { complaint = "The address is damaged; what could be read of it is shown."; }
  if (!text) return {view, complaint};
  const parts = new Map(text.split("&").map(part => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
  if (parts.get("v") !== VERSION) return {view, complaint: "This address is from another version of filmgraph, and cannot be read. Add the names anew."};
  const read = (parts.get("n") || "").split(";").filter(Boolean).map(readNode);
  if (read.includes(null)) complaint = "The address is damaged; what could be read of it is shown.";
  for (const one of read) if (one) view.nodes.set(one.key, {x: one.x, y: one.y, pin: one.pin, from: read[one.from]?.key ?? null});
  if (view.nodes.has(parts.get("s"))) view.chosen = parts.get("s");
  for (const kind of (parts.get("h") || "").split(",")) if (Object.hasOwn(SHAPES, kind)) view.hidden.add(kind);
  view.connect = parts.get("c") !== "0";
  return {view, complaint};
}

function readNode(text) {
  const found = /^(.+)@(-?\d{1,6}),(-?\d{1,6})(?:\^(\d+))?(!?)$/.exec(text);
  if (!found || !KEY.test(found[1])) return null;
  return {key: found[1], x: Number(found[2]), y: Number(found[3]), from: found[4] === undefined ? -1 : Number(found[4]), pin: found[5] === "!"};
}
