"use strict";
// What changes the canvas: adding, expanding, removing, pinning, arranging.
const AT_ONCE = 30;

async function add(key) {
  if (view.nodes.has(key)) { goTo(key); return; }
  const piece = await ask("graph", {keys: [...view.nodes.keys(), key]});
  if (piece.missing.includes(key)) throw new Error("That name is no longer in the graph.");
  learn(piece);
  const alone = !view.nodes.size;
  step(now => { now.nodes.set(key, {...freeSpot(now, null), pin: false, from: null}); now.chosen = key; });
  if (alone) await grow(key);
  else { showPanel(); goTo(key); }
}

// Several at once, as a query brings them.
async function addAll(keys) {
  const piece = await ask("graph", {keys: [...view.nodes.keys(), ...keys]});
  learn(piece);
  step(now => { for (const node of piece.nodes) if (!now.nodes.has(node.key)) now.nodes.set(node.key, {...freeSpot(now, null), pin: false, from: null}); });
  if (piece.missing.length) notice(`No longer in the graph: ${piece.missing.slice(0, 3).join(", ")}.`);
  await arrange();
}

async function grow(key, type) {
  const piece = await ask("around", {key, type: type ?? null, shown: [...view.nodes.keys()], most: AT_ONCE});
  if (!piece.nodes.length) { notice("All of its neighbours are shown."); return; }
  learn(piece);
  step(now => {
    for (const node of piece.nodes) now.nodes.set(node.key, {...freeSpot(now, key), pin: false, from: key});
    now.chosen = key;
  });
  showPanel();
  if (view.nodes.size - piece.nodes.length < 2) fit(false);
}

function remove(key) {
  const onWay = strong().nodes.has(key);
  step(now => { now.nodes.delete(key); now.chosen = null; if (onWay) now.path = null; });
  showPanel();
  holder.focus();
}

function pin(key) {
  step(now => { const node = now.nodes.get(key); now.nodes.set(key, {...node, pin: !node.pin}); });
  showPanel();
}

// The server's layout, the same for the same content; what is pinned stays where it is.
async function arrange() {
  const shown = data.nodes.filter(node => !isGone(node));
  const edges = data.edges.map(edge => [keyOf(edge.a), keyOf(edge.b)]);
  const way = wayNow();
  const places = await ask("arrange", {nodes: shown.map(node => ({key: node.key, name: node.name})), edges, paths: way ? [way.nodes] : []});
  step(now => {
    for (const [key, node] of now.nodes) if (!node.pin && places[key]) now.nodes.set(key, {...node, x: places[key][0], y: places[key][1]});
  });
  fit(true);
}

// What is shown, as one file that needs nobody.
async function savePage() {
  const shown = data.nodes.filter(node => !isGone(node)), way = wayNow();
  const edges = data.edges.filter(edge => !isEdgeGone(edge)).map(edge => [keyOf(edge.a), keyOf(edge.b), edge.type]);
  const page = await send("page", {title: titleNow(), keys: shown.map(node => node.key), edges, paths: way ? [way.nodes] : []});
  handOut(await page.blob(), fileName(".html"));
}

// The nearest free place around a node, or beside all that is there.
function freeSpot(now, around) {
  const taken = Array.from(now.nodes.values());
  if (!taken.length) return {x: 0, y: 0};
  return spotNear(now, around ? now.nodes.get(around) : {x: Math.max(...taken.map(node => node.x)) + 260, y: 0});
}

// A place itself where it is free, else the nearest free one on rings around it.
function spotNear(now, centre) {
  const taken = Array.from(now.nodes.values());
  const isFree = spot => taken.every(node => Math.abs(node.x - spot.x) > 118 || Math.abs(node.y - spot.y) > 58);
  if (isFree(centre)) return {x: centre.x, y: centre.y};
  for (let ring = 1; ring < 60; ring++) {
    const radius = 130 * ring, slots = Math.floor(2 * Math.PI * ring * 1.6) + 2;
    for (let slot = 0; slot < slots; slot++) {
      const angle = 2 * Math.PI * slot / slots + ring;
      const spot = {x: Math.round(centre.x + 1.25 * radius * Math.cos(angle)), y: Math.round(centre.y + radius * Math.sin(angle))};
      if (isFree(spot)) return spot;
    }
  }
  return {x: centre.x, y: centre.y};
}
