"use strict";
// What the canvas shows is the part of the address behind the #: back, forward and a shared link need nothing else.
//   v=1  n=Film:baikonur-2011@0,0;Person:veit-helmer@120,-40^0!;...  s=(chosen)  h=(kinds hidden)
//   j=(jobs hidden)  y=1990:2000  c=0 (not connected)  p=2;Person:a;Person:b;Film:c (the second path from a to b without c)
// A node is a key, its place, ^ the number of the node it was expanded from, ! when it is pinned.
const VERSION = "1";
const KEY = /^(Film|Person|Company|Festival):[^@^!;]+$/;

const emptyView = () => ({nodes: new Map(), chosen: null, hidden: new Set(), jobs: new Set(), from: null, to: null, connect: true, path: null});

function toAddress(view) {
  const keys = Array.from(view.nodes.keys());
  const nodes = Array.from(view.nodes, ([key, node]) => {
    const from = keys.indexOf(node.from);
    return `${key}@${Math.round(node.x)},${Math.round(node.y)}${from >= 0 ? "^" + from : ""}${node.pin ? "!" : ""}`;
  });
  const parts = [["v", VERSION], ["n", nodes.join(";")], ["s", view.chosen || ""], ["h", Array.from(view.hidden).join(",")],
    ["j", Array.from(view.jobs, encodeURIComponent).join(",")], ["y", view.from === null && view.to === null ? "" : `${view.from ?? ""}:${view.to ?? ""}`], ["c", view.connect ? "" : "0"],
    ["p", view.path ? [view.path.at, view.path.from, view.path.to, ...view.path.without].join(";") : ""]];
  return "#" + parts.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`).join("&");
}

// The view, and a sentence about what could not be read of it.
function fromAddress(hash) {
  const view = emptyView();
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
  for (const job of (parts.get("j") || "").split(",").filter(Boolean)) view.jobs.add(decoded(job));
  const span = /^(\d{0,4}):(\d{0,4})$/.exec(parts.get("y") || "");
  if (span) [view.from, view.to] = [span[1], span[2]].map(year => year ? Number(year) : null);
  view.connect = parts.get("c") !== "0";
  view.path = readPathOf(parts.get("p") || "");
  if (parts.get("p") && !view.path) complaint = "The address is damaged; what could be read of it is shown.";
  return {view, complaint};
}

function decoded(text) { try { return decodeURIComponent(text); } catch { return text; } }

function readPathOf(text) {
  const [at, from, to, ...without] = text.split(";");
  const fits = /^[1-9]\d?$/.test(at) && from !== to && [from, to, ...without].every(key => KEY.test(key));
  return fits ? {from, to, at: Number(at), without} : null;
}

function readNode(text) {
  const found = /^(.+)@(-?\d{1,6}),(-?\d{1,6})(?:\^(\d+))?(!?)$/.exec(text);
  if (!found || !KEY.test(found[1])) return null;
  return {key: found[1], x: Number(found[2]), y: Number(found[3]), from: found[4] === undefined ? -1 : Number(found[4]), pin: found[5] === "!"};
}
