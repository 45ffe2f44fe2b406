"use strict";
// The canvas: the address is the state. What is shown follows from it, and every change is a step in the history.
let view = emptyView();
const known = new Map();  // key → what the server told of a node
const links = new Map();  // every edge told, by its content

const keyOf = number => data.nodes[number].key;
const numberOf = key => data.nodes.findIndex(node => node.key === key);

function learn(piece) {
  for (const node of piece.nodes) known.set(node.key, node);
  for (const edge of piece.edges) links.set(JSON.stringify([edge.a, edge.b, edge.type, edge.place, edge.raw, edge.w]), edge);
}

// --- from the state to the picture --------------------------------------------------------------------------

function render() {
  const keys = Array.from(view.nodes.keys()).filter(key => known.has(key));
  const number = new Map(keys.map((key, at) => [key, at]));
  const way = strong(), isStep = edge => way.steps.has(edge.a + " " + edge.b);
  const nodes = keys.map(key => ({...known.get(key), ...view.nodes.get(key), m: 0, s: Number(way.nodes.has(key))}));
  const edges = Array.from(links.values()).filter(edge => number.has(edge.a) && number.has(edge.b) && (isConnected(edge) || isStep(edge)))
    .map(edge => ({...edge, a: number.get(edge.a), b: number.get(edge.b), s: Number(isStep(edge))}));
  Object.assign(sieve, {kinds: view.hidden, jobs: view.jobs, from: view.from, to: view.to});
  take({nodes, edges});
  state.node = view.chosen && number.has(view.chosen) ? number.get(view.chosen) : null;
  state.edge = null;
  state.near = state.node === null ? null : near(data.nodes[state.node]);
  nodeSet.clear();
  edgeSet.clear();
  nodeSet.add(data.nodes.map(node => ({...nodeLook(node), x: node.x, y: node.y, borderWidthSelected: 4, shadow: Boolean(node.pin)})));
  edgeSet.add(data.edges.map(edgeLook));
  showLegend();
  showJobs(byId("jobs"), settleSieve);
  if (!clock.timer) readyYears(byId("from"), byId("to"), byId("play"), byId("span"), settleSieve);
  showTables();
  showTools();
  document.title = titleNow();
}

function titleNow() {
  const answer = answerNow(), first = data.nodes[0]?.name;
  if (answer) return `${nameIn(answer, view.path.from)} – ${nameIn(answer, view.path.to)}`;
  return !first ? "Canvas - filmgraph" : data.nodes.length === 1 ? first : `${first} and ${data.nodes.length - 1} more`;
}

const isConnected = edge => view.connect || view.nodes.get(edge.a).from === edge.b || view.nodes.get(edge.b).from === edge.a;
const near = node => new Set([node.i, ...node.edges.flatMap(edge => [edge.a, edge.b])]);

function showTools() {
  const at = history.state?.at ?? 0;
  byId("undo").disabled = at < 1;
  byId("redo").disabled = at >= (Number(sessionStorage.getItem("steps")) || 0);
  byId("arrange").disabled = byId("clear").disabled = !view.nodes.size;
  byId("connect").checked = view.connect;
}

// --- steps in the history -----------------------------------------------------------------------------------

function step(change) {
  change(view);
  const at = (history.state?.at ?? 0) + 1;
  history.pushState({at}, "", toAddress(view));
  sessionStorage.setItem("steps", String(at));
  render();
}

// Choosing, zooming and dragging are no steps that one would take back.
function settle() {
  history.replaceState({at: history.state?.at ?? 0}, "", toAddress(view));
}

// Playing through the years goes by too quickly to be steps.
function settleSieve() {
  Object.assign(view, {from: sieve.from, to: sieve.to});
  settle();
}

async function open() {
  const read = fromAddress(location.hash);
  view = read.view;
  picking.from = null;
  const lost = await fill();
  notice(read.complaint || missing() || lost);
  render();
  showPanel();
}

async function fill() {
  const keys = Array.from(view.nodes.keys());
  if (keys.some(key => !known.has(key))) learn(await ask("graph", {keys}));
  if (!view.path) return "";
  try { await readPath(view.path); } catch (error) { view.path = null; return error.message; }
  return "";
}

function missing() {
  const gone = Array.from(view.nodes.keys()).filter(key => !known.has(key));
  for (const key of gone) view.nodes.delete(key);
  if (!gone.length) return "";
  return `${gone.length === 1 ? "One name of" : gone.length + " names of"} this address ${gone.length === 1 ? "is" : "are"} no longer in the graph: ${gone.slice(0, 3).join(", ")}${gone.length > 3 ? ", ..." : ""}.`;
}

// --- choosing -----------------------------------------------------------------------------------------------

function choose(key) {
  view.chosen = key;
  settle();
  state.edge = null;
  state.node = key === null ? null : numberOf(key);
  state.near = key === null ? null : near(data.nodes[state.node]);
  refresh();
  showPanel();
  mark();
  byId("said").textContent = key === null ? "" : `${known.get(key).name}, ${data.nodes[state.node].edges.length} connections shown`;
}

function chooseEdge(number) {
  view.chosen = null;
  settle();
  state.node = null;
  state.edge = number;
  state.near = new Set([data.edges[number].a, data.edges[number].b]);
  refresh();
  showPanel();
  mark();
}

function goTo(key) {
  choose(key);
  const spot = spotOf(data.nodes[state.node]), at = network.canvasToDOM(spot);
  if (at.x < 60 || at.y < 40 || at.x > holder.clientWidth - 60 || at.y > holder.clientHeight - 60) move(spot, network.getScale(), true);
}

// --- pointer and keys ---------------------------------------------------------------------------------------

function readyPointer() {
  const captionAt = point => state.boxes.find(({box}) => point.x >= box[0] && point.x <= box[2] && point.y >= box[1] && point.y <= box[3]);
  const under = ({nodes, pointer}) => nodes.length ? nodes[0] : captionAt(pointer.DOM)?.node;
  network.on("click", event => {
    holder.focus({preventScroll: true});
    const node = under(event);
    if (node !== undefined && picked(keyOf(node))) return;
    if (node !== undefined) choose(keyOf(node));
    else if (event.edges.length) chooseEdge(event.edges[0]);
    else choose(null);
  });
  network.on("doubleClick", event => { const node = under(event); if (node !== undefined) attempt(() => grow(keyOf(node))); });
  network.on("hoverNode", ({node}) => { state.overNode = node; network.redraw(); });
  network.on("blurNode", () => { state.overNode = null; network.redraw(); });
  network.on("hoverEdge", ({edge}) => { state.overEdge = edge; network.redraw(); });
  network.on("blurEdge", () => { state.overEdge = null; network.redraw(); });
  network.on("dragEnd", ({nodes}) => {
    for (const node of nodes) Object.assign(view.nodes.get(keyOf(node)), spotOf(data.nodes[node]), {pin: true});
    if (nodes.length) step(() => {});
  });
  holder.addEventListener("wheel", event => {
    if (!event.ctrlKey && !holder.contains(document.activeElement)) event.stopPropagation();
  }, {capture: true, passive: true});
}

function walk(dx, dy) {
  const first = ranked.find(node => !isGone(node));
  if (state.node === null) { if (first) goTo(first.key); return; }
  const here = spotOf(data.nodes[state.node]);
  let best = null, least = Infinity;
  for (const node of data.nodes) {
    const there = spotOf(node), ahead = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (node.i !== state.node && !isGone(node) && ahead > 0 && ahead + 2 * aside < least) { best = node; least = ahead + 2 * aside; }
  }
  if (best) goTo(best.key);
}

const zoom = factor => move(network.getViewPosition(), network.getScale() * factor, true);
const undo = () => { if (!byId("undo").disabled) history.back(); };
const redo = () => { if (!byId("redo").disabled) history.forward(); };

function readyKeys() {
  const chosen = act => () => { if (view.chosen) attempt(() => act(view.chosen)); };
  const keys = {
    ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0), ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1),
    Enter: () => { if (!view.chosen || !picked(view.chosen)) byId("panel").focus(); },
    Escape: () => { if (!stopPicking()) choose(null); }, "+": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(true),
    e: chosen(grow), p: chosen(pin), t: chosen(startPicking), Delete: chosen(remove), Backspace: chosen(remove),
  };
  holder.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = {z: event.shiftKey ? redo : undo, y: redo}[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
  byId("panel").addEventListener("keydown", event => { if (event.key === "Escape") { choose(null); holder.focus(); } });
}

function readyTools() {
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  byId("arrange").addEventListener("click", () => attempt(arrange));
  byId("clear").addEventListener("click", () => { step(now => { now.nodes = new Map(); now.chosen = now.path = null; }); showPanel(); });
  byId("connect").addEventListener("change", event => step(now => { now.connect = event.target.checked; }));
  byId("in").addEventListener("click", () => zoom(1.4));
  byId("out").addEventListener("click", () => zoom(1 / 1.4));
  byId("fit").addEventListener("click", () => fit(true));
  byId("svg").addEventListener("click", saveSvg);
  byId("png").addEventListener("click", savePng);
  byId("page").addEventListener("click", () => attempt(savePage));
  suggestFor(byId("add"), hit => attempt(() => add(`${hit.label}:${hit.id}`)));
  addEventListener("popstate", () => attempt(open));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); refresh(); });
}

async function start() {
  readColours();
  begin();
  readyPointer();
  readyKeys();
  readyTools();
  const wanted = new URLSearchParams(location.search).getAll("show");
  await open();
  if (wanted.length && !view.nodes.size) {
    await (wanted.length > 1 ? addAll(wanted) : add(wanted[0]));
    history.replaceState(history.state, "", "/canvas" + toAddress(view));
    fit(false);
  } else if (view.nodes.size) fit(false);
}

addEventListener("DOMContentLoaded", () => attempt(start));
