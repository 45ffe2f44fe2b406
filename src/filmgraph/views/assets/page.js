// The rest: choosing, finding, keys, themes, copying. Text from the data is only ever set as textContent.
const byId = id => document.getElementById(id);

function choose(what, bring) {
  if (data.groups) reveal(what);
  state.node = what.node ?? null;
  state.edge = what.edge ?? null;
  state.near = new Set();
  const edges = state.edge !== null ? [data.edges[state.edge]] : data.nodes[state.node].edges;
  if (state.node !== null) state.near.add(state.node);
  for (const edge of edges) state.near.add(shownAs(edge.a)).add(shownAs(edge.b));
  refresh();
  showPanel();
  mark();
  if (bring && state.node !== null) bringIn(data.nodes[state.node]);
  byId("said").textContent = state.node === null ? edges[0].t : data.nodes[state.node].members ? tellGroup(data.nodes[state.node]) : `${nameOf(state.node)}, ${edges.length} connections`;
}

// Moved only where it must be: a picture that jumps at every choice cannot be learned.
function bringIn(node) {
  const spot = spotOf(node), least = node.members ? 0 : 0.5;
  const at = network.canvasToDOM(spot), scale = network.getScale();
  const inside = at.x > 60 && at.y > 40 && at.x < holder.clientWidth - 60 && at.y < holder.clientHeight - 60;
  if (!inside || scale < least) move(spot, node.members ? scale : Math.max(scale, 0.7), true);
}

function letGo() {
  state.node = state.edge = state.near = null;
  refresh();
  showPanel();
  mark();
}

function mark() {
  for (const row of document.querySelectorAll("tr.on")) row.classList.remove("on");
  const row = state.node !== null ? nodeRow(state.node) : state.edge !== null ? edgeRow(state.edge) : null;
  if (row) row.classList.add("on");
}

function readyPointer() {
  const captionAt = point => state.boxes.find(({box}) => point.x >= box[0] && point.x <= box[2] && point.y >= box[1] && point.y <= box[3]);
  network.on("click", ({nodes, edges, pointer}) => {
    holder.focus({preventScroll: true});
    const under = captionAt(pointer.DOM);
    if (nodes.length) choose({node: nodes[0]});
    else if (under) choose({node: under.node});
    else if (edges.length) choose({edge: edges[0]});
    else letGo();
  });
  network.on("doubleClick", ({nodes, pointer}) => {
    const node = data.nodes[nodes[0] ?? captionAt(pointer.DOM)?.node], ground = data.groups && groundAt(pointer.canvas);
    if (node?.members) openGroup(node);
    else if (node) choose({node: node.i}, true);
    else if (ground) closeGroup(ground);
  });
  network.on("hoverNode", ({node, event}) => { state.overNode = node; tip(event, tellNode(node)); network.redraw(); });
  network.on("blurNode", () => { state.overNode = null; tip(); network.redraw(); });
  network.on("hoverEdge", ({edge, event}) => { tip(event, tellEdge(data.edges[edge])); });
  network.on("blurEdge", () => tip());
  // The wheel scrolls the page until the picture has been clicked: nobody is caught in it on the way to the tables.
  holder.addEventListener("wheel", event => {
    if (!event.ctrlKey && !holder.contains(document.activeElement)) event.stopPropagation();
  }, {capture: true, passive: true});
}

const tellNode = number => `${data.nodes[number].k === "Other" ? "" : data.nodes[number].k + ": "}\u2068${nameOf(number)}\u2069`;
const tellEdge = edge => edge.n ? `\u2068${nameOf(edge.a)}\u2069 and \u2068${nameOf(edge.b)}\u2069: ${edge.t}` : `\u2068${nameOf(edge.a)}\u2069 ${edge.t} \u2068${nameOf(edge.b)}\u2069` + (edge.w ? `: \u2068${edge.w}\u2069` : "");

function tip(event, text) {
  const box = byId("tip");
  box.hidden = !text;
  if (!text) return;
  box.textContent = text.length > 240 ? text.slice(0, 239) + "…" : text;
  const frame = holder.getBoundingClientRect(), x = event.clientX - frame.left, y = event.clientY - frame.top;
  box.style.left = Math.max(4, Math.min(x + 14, frame.width - box.offsetWidth - 8)) + "px";
  box.style.top = (y + 20 + box.offsetHeight > frame.height ? y - box.offsetHeight - 12 : y + 18) + "px";
}

const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let texts;

function find() {
  const names = data.nodes.slice(0, data.names);
  texts ??= names.map(node => [fold(nameOf(node.i)), fold(nodeRow(node.i).textContent)]);
  const asked = fold(byId("find").value.trim()), list = byId("hits");
  const found = asked ? names.filter(node => texts[node.i][1].includes(asked)) : [];
  found.sort((a, b) => texts[b.i][0].includes(asked) - texts[a.i][0].includes(asked) || importance(b) - importance(a));
  state.hits = new Set(found.flatMap(node => [node.i, shownAs(node.i)]));
  list.replaceChildren();
  list.hidden = !asked;
  if (asked) list.append(make("p", "", found.length ? `${found.length} of ${data.names}` : "Nothing here answers to that."));
  for (const node of found.slice(0, 8)) {
    const entry = button("", undefined, () => { list.hidden = true; choose({node: node.i}, true); });
    entry.append(swatch(node), isolated(nameOf(node.i).slice(0, 120)));
    list.append(entry);
  }
  refresh();
}

function readySearch() {
  const input = byId("find"), list = byId("hits"), entries = () => Array.from(list.querySelectorAll("button"));
  input.addEventListener("input", find);
  input.addEventListener("focus", () => { list.hidden = !input.value.trim(); });
  input.addEventListener("keydown", event => { if (event.key === "Enter") entries()[0]?.click(); });
  input.parentElement.addEventListener("keydown", event => {
    if (event.key === "Escape") { input.value = ""; find(); input.focus(); }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    const at = entries().indexOf(document.activeElement) + step;
    (at < 0 ? input : entries()[Math.min(at, entries().length - 1)] ?? input).focus();
  });
  document.addEventListener("click", event => { if (!input.parentElement.contains(event.target)) list.hidden = true; });
}

// Arrow keys: to the nearest name in that direction, counting what lies aside double.
function step(dx, dy) {
  if (state.node === null) { const first = ranked.find(node => !isGone(node)); if (first) choose({node: first.i}, true); return; }
  const here = spotOf(data.nodes[state.node]);
  let best = null, least = Infinity;
  for (const node of data.nodes) {
    const there = spotOf(node), ahead = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (node.i === state.node || isGone(node) || ahead <= 0) continue;
    if (ahead + 2 * aside < least) { least = ahead + 2 * aside; best = node; }
  }
  if (best) choose({node: best.i}, true);
}

const zoom = factor => move(network.getViewPosition(), network.getScale() * factor, true);

function readyKeys() {
  const keys = {
    ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
    Enter: () => { if (data.nodes[state.node]?.members) enterGroup(data.nodes[state.node]); else panel.focus(); },
    Backspace: () => { const home = data.nodes[state.node]?.home; if (home) leaveGroup(home); }, Escape: letGo, "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(true),
  };
  holder.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  panel.addEventListener("keydown", event => { if (event.key === "Escape") { letGo(); holder.focus(); } });
  byId("in").addEventListener("click", () => zoom(1.4));
  byId("out").addEventListener("click", () => zoom(1 / 1.4));
  byId("fit").addEventListener("click", () => fit(true));
}

function readyLegend() {
  for (const kind of document.querySelectorAll(".kind")) kind.addEventListener("click", () => {
    const off = kind.getAttribute("aria-pressed") === "true";
    kind.setAttribute("aria-pressed", String(!off));
    if (off) sieve.kinds.add(kind.dataset.kind); else sieve.kinds.delete(kind.dataset.kind);
    resift();
  });
}

function readySieve() {
  const told = () => { byId("said").textContent = `${data.names - sifted.nodes.size} of ${data.names} names shown`; };
  showJobs(byId("jobs"), told);
  readyYears(byId("from"), byId("to"), byId("play"), byId("span"), told);
  byId("svg").addEventListener("click", saveSvg);
  byId("png").addEventListener("click", savePng);
}

function readyTheme() {
  const toggle = byId("theme"), root = document.documentElement, system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const name = () => { toggle.textContent = dark() ? "Light" : "Dark"; toggle.setAttribute("aria-label", dark() ? "Light colours" : "Dark colours"); };
  const show = () => { name(); readColours(); refresh(); };
  toggle.hidden = false;
  toggle.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; show(); });
  system.addEventListener("change", show);
  name();  // the colours are read already: to update thousands of lines takes longer than all the rest
}

function readyCopy() {
  for (const block of document.querySelectorAll(".copy")) {
    const code = block.querySelector("code");
    const press = button("", "Copy", async () => {
      getSelection().selectAllChildren(code);  // at the least it is selected, where the clipboard is refused
      try { await navigator.clipboard.writeText(code.textContent); press.textContent = "Copied"; } catch { press.textContent = "Selected: press Ctrl+C"; }
    });
    block.append(press);
  }
}

// The data come as columns; a caption or a manner that stands in a table as it is, is read there.
function unpacked({count, same, each, texts}) {
  return Array.from({length: count}, (_, at) => {
    const row = {...same};
    for (const name of Object.keys(each)) row[name] = name in texts ? texts[name][each[name][at]] : each[name][at];
    return row;
  });
}

function read(packed) {
  const nodes = unpacked(packed.nodes), edges = unpacked(packed.edges);
  nodes.forEach((node, at) => { node.c ??= [printedName(at)]; });
  edges.forEach((edge, at) => { edge.w ??= edgeRow(at).cells[1].querySelector("bdi")?.textContent ?? ""; });
  return {...packed, nodes, edges};
}

take(read(JSON.parse(byId("data").textContent)));
if (data.groups) gather();
holder.setAttribute("aria-label", `${data.names} names and ${data.links} connections${data.groups ? ` in ${data.groups.length} groups` : ""}; the tables below hold the same`);
draw();
if (data.groups) readyGroups();
showPanel();
readyPointer(); readySearch(); readyKeys(); readyLegend(); readySieve(); readyTheme(); readyTables(); readyCopy();
let width = holder.clientWidth;
new ResizeObserver(() => { if (holder.clientWidth !== width) { width = holder.clientWidth; fit(false); } }).observe(holder);
