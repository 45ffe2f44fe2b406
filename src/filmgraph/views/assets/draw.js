// The picture: nodes and edges go to vis-network without any text; captions are drawn here, in screen pixels, the
// important ones first and each only where it covers nothing. So no two ever overlap, and all appear on zooming in.
const data = {nodes: [], edges: []};
const holder = document.getElementById("canvas");
const SHAPES = {Film: "square", Person: "dot", Company: "triangle", Festival: "diamond", Other: "hexagon", Group: "dot"};
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const look = {colours: {}};
const state = {node: null, edge: null, overNode: null, overEdge: null, hits: new Set(), near: null, boxes: []};
// Numbers of nodes that are not there at all: names in a closed group, groups that are open. See groups.js.
const folded = new Set();
const isThere = node => !folded.has(node.i);
// The number under which a name is seen: its own, or that of the closed group it is in.
const shownAs = number => { const home = data.nodes[number].home; return home && !home.open ? home.i : number; };
const isEdgeThere = edge => !folded.has(edge.a) && !folded.has(edge.b);
const importance = node => (node.members ? 2000 + node.members.length : 0) + (node.s ? 1000 : 0) + (node.k === "Film" ? 6 : 0) + node.edges.length;
let ranked = [];

// What is to be drawn: nodes, and edges whose ends a and b are numbers of nodes.
function take(graph) {
  Object.assign(data, graph);
  data.nodes.forEach((node, number) => { node.i = number; node.edges = []; });
  data.edges.forEach((edge, number) => {
    edge.i = number;
    data.nodes[edge.a].edges.push(edge);
    if (edge.b !== edge.a) data.nodes[edge.b].edges.push(edge);
  });
  [data.names, data.links] = [data.nodes.length, data.edges.length];  // groups may follow
  sift();
  rank();
}

function rank() { ranked = data.nodes.slice().sort((a, b) => importance(b) - importance(a) || a.i - b.i); }

const size = node => {
  if (node.members) return node.r;
  const base = data.nodes.length > 150 ? 15 : data.nodes.length > 50 ? 12 : 10;
  // A page brings the share of the largest value of its measure; a picture that grows goes by its own lines.
  const more = node.z === undefined ? Math.min(0.8, Math.log2(1 + node.edges.length) / 8) : 1.4 * node.z - 0.3;
  return base * (node.k === "Person" ? 0.9 : 1) * (1 + more) + (node.s ? 3 : 0);
};

function readColours() {
  const css = getComputedStyle(document.documentElement);
  const named = name => css.getPropertyValue(name).trim();
  for (const name of ["ink", "soft", "card", "line", "accent", "strong"]) look[name] = named("--" + name);
  for (const kind of Object.keys(SHAPES)) {
    const name = "--k-" + kind.toLowerCase();
    look.colours[kind] = {background: named(name), border: named(name + "-line")};
  }
}

const isDim = node => state.near !== null && !state.near.has(node.i);
const isEdgeDim = edge => state.near !== null &&
  (state.edge !== null ? edge.i !== state.edge : edge.a !== state.node && edge.b !== state.node);

function nodeLook(node) {
  const colour = look.colours[node.k];
  const marked = node.i === state.node || state.hits.has(node.i);
  return {
    id: node.i, shape: SHAPES[node.k], size: size(node), opacity: isDim(node) ? 0.14 : 1, hidden: isGone(node),
    borderWidth: marked ? 4 : node.s ? 3 : 1.5,
    color: {background: colour.background, border: marked ? look.ink : node.s ? look.strong : colour.border},
  };
}

function edgeLook(edge) {
  if (edge.n) return bundleLook(edge);
  const chosen = edge.i === state.edge || (state.node !== null && !isEdgeDim(edge));
  const smooth = edge.r ? {enabled: true, type: edge.r > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.r)} : {enabled: false};
  return {
    id: edge.i, from: edge.a, to: edge.b, smooth,
    selfReference: {size: 22 + 9 * Math.round(Math.abs(edge.r) / 0.14), angle: Math.PI / 4},
    hidden: isEdgeGone(edge),
    width: ((edge.s ? 4 : 1.4) + (chosen ? 1.2 : 0)) * (data.nodes.length > 150 ? 1.7 : data.nodes.length > 50 ? 1.3 : 1),
    color: {color: edge.s ? look.strong : chosen ? look.accent : look.line, opacity: isEdgeDim(edge) ? 0.13 : 1},
    arrows: {to: {enabled: true, scaleFactor: edge.s ? 0.45 : 0.5}},
  };
}

let network, nodeSet, edgeSet;

// A picture that lies down is turned to stand on a narrow screen: a path reads from top to bottom there.
function turn() {
  const extent = axis => Math.max(...data.nodes.map(node => node[axis])) - Math.min(...data.nodes.map(node => node[axis]));
  if (holder.clientHeight < holder.clientWidth * 1.1 || extent("x") < extent("y") * 1.15) return;
  for (const node of data.nodes) [node.x, node.y] = [node.y, node.x];
}

// Drawn out towards the shape of the screen, within reason: captions need the room that would lie empty.
function stretch() {
  const extent = axis => Math.max(...data.nodes.map(node => node[axis])) - Math.min(...data.nodes.map(node => node[axis]));
  const flat = (extent("x") + 1) / (extent("y") + 1) / (Math.max(120, holder.clientWidth - 150) / Math.max(120, holder.clientHeight - 110));
  const most = data.edges.some(edge => edge.s) ? 2.2 : 1.45;
  for (const node of data.nodes) {
    node.x *= Math.min(most, Math.max(1, 1 / flat));
    node.y *= Math.min(most, Math.max(1, flat));
  }
}

function draw() {
  readColours();
  turn();
  stretch();
  begin();
  fit(false);
}

const placed = node => ({...nodeLook(node), x: node.x, y: node.y});

function begin() {
  nodeSet = new vis.DataSet(data.nodes.filter(isThere).map(placed));
  edgeSet = new vis.DataSet(data.edges.filter(isEdgeThere).map(edgeLook));
  network = new vis.Network(holder, {nodes: nodeSet, edges: edgeSet}, {
    physics: false, autoResize: true, layout: {improvedLayout: false},
    interaction: {hover: true, multiselect: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9,
      hideEdgesOnDrag: data.edges.length > 1500, zoomSpeed: 0.6},
    nodes: {chosen: false}, edges: {chosen: false, hoverWidth: 0, selectionWidth: 0, endPointOffset: {to: 0}},
  });
  // vis-network makes its own frame a tab stop; the holder with its name and keys is the one.
  for (const frame of holder.querySelectorAll("[tabindex]")) frame.tabIndex = -1;
  network.on("afterDrawing", captions);
}

function refresh() {
  nodeSet.update(data.nodes.filter(isThere).map(nodeLook));
  edgeSet.update(data.edges.filter(isEdgeThere).map(edgeLook));
}

function fit(animate) {
  const wide = holder.clientWidth, high = holder.clientHeight;
  if (!wide || !high) return;
  const there = data.nodes.filter(isThere), xs = there.map(node => node.x), ys = there.map(node => node.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // Captions keep their size in pixels, so the margin for them does as well.
  const scale = Math.min(1.5, Math.max(60, wide - Math.min(150, wide / 3.5)) / (right - left + 1), Math.max(60, high - 110) / (bottom - top + 1));
  move({x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale}, scale, animate);
}

function move(position, scale, animate) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({position, scale, animation: animate && !calm ? {duration: 260, easingFunction: "easeInOutQuad"} : false});
}

// --- captions -----------------------------------------------------------------------------------------------

function captions(context) {
  const scale = network.getScale(), letters = 13 * Math.min(1.25, Math.max(1, scale)), line = letters * 1.22;
  const origin = network.canvasToDOM({x: 0, y: 0});
  const place = point => ({x: point.x * scale + origin.x, y: point.y * scale + origin.y});
  const taken = makeGrid();
  const wide = holder.clientWidth, high = holder.clientHeight;
  const seen = spot => spot.x > -150 && spot.y > -80 && spot.x < wide + 150 && spot.y < high + 80;
  const shown = ranked.filter(node => !isGone(node)).map(node => ({node, spot: place(spotOf(node)), r: size(node) * scale}))
    .filter(item => seen(item.spot));
  for (const {node, spot, r} of shown) if (!isRoomy(node, r)) taken.add([spot.x - r, spot.y - r, spot.x + r, spot.y + r]);
  const frame = [2, 2, wide - 2, high - 2];
  const urgent = ({node}) => (node.i === state.node || node.i === state.overNode ? 3 : 0) + (state.hits.has(node.i) ? 2 : 0) + (state.near && !isDim(node) ? 1 : 0);
  const first = item => urgent(item) + (item.node.m ? 10 : 0);  // whom the page is about never goes without a name
  shown.sort((a, b) => first(b) - first(a));  // stable: importance decides between equals
  state.boxes = [];
  const pen = {context, scale, origin, letters, line, taken, frame, words: makeGrid()};
  for (const grid of [pen.taken, pen.words]) grid.add([0, high - 54, 142, high]);  // the zoom buttons stand there
  if (data.groups) for (const box of titles(place)) for (const grid of [pen.taken, pen.words]) grid.add(box);
  const leaders = new Set(ranked.filter(node => !node.members && isThere(node)).slice(0, 12).filter(node => node.s || node.edges.length > 7).concat(ranked.filter(node => node.m)));
  for (const item of shown) if (!isDim(item.node)) caption(pen, item, urgent(item) >= 3, leaders.has(item.node));
  edgeWords(pen, place, seen);
}

// A group large enough on the screen to have its name in it; a smaller one has it beside, as names have.
const isRoomy = (node, r) => node.members && r > 24;
function spotOf(node) { const body = network.body.nodes[node.i]; return body ? {x: body.x, y: body.y} : node; }

// A leader's caption may cover dots, for a picture without the names of its hubs says nothing; never other words.
function caption(pen, {node, spot, r}, must, leader) {
  const weight = node.k === "Film" || node.members || node.s ? 600 : 400;
  const wide = Math.max(...node.c.map(text => measure(pen, text, weight))), high = node.c.length * pen.line;
  const spots = [
    [spot.x - wide / 2, spot.y + r + 2], [spot.x - wide / 2, spot.y - r - high - 2],
    [spot.x + r + 5, spot.y - high / 2], [spot.x - r - 5 - wide, spot.y - high / 2],
    [spot.x, spot.y + r + 2], [spot.x - wide, spot.y + r + 2], [spot.x, spot.y - r - high - 2], [spot.x - wide, spot.y - r - high - 2],
  ];
  if (isRoomy(node, r)) spots.unshift([spot.x - wide / 2, spot.y - high / 2]);
  const inside = spots.filter(([x, y]) => x >= pen.frame[0] && y >= pen.frame[1] && x + wide <= pen.frame[2] && y + high <= pen.frame[3]);
  const fits = grid => inside.find(([x, y]) => !grid.hits([x - 4, y, x + wide + 4, y + high]));
  const free = fits(pen.taken) || (leader || must ? fits(pen.words) : null) || (must ? inside[0] || spots[0] : null);
  if (!free) return;
  const box = [free[0], free[1], free[0] + wide, free[1] + high];
  pen.taken.add(box);
  pen.words.add(box);
  state.boxes.push({box, node: node.i});
  node.c.forEach((text, row) => write(pen, text, free[0] + wide / 2, free[1] + (row + 0.5) * pen.line, weight, look.ink));
}

function write(pen, text, x, y, weight, colour) {
  const {context, scale, origin, letters} = pen;
  context.font = `${weight} ${letters / scale}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = look.card;
  context.fillStyle = colour;
  const [cx, cy] = [(x - origin.x) / scale, (y - origin.y) / scale];
  context.strokeText(text, cx, cy);
  context.fillText(text, cx, cy);
}

function ground({context, scale, origin}, box) {
  context.fillStyle = look.card;
  context.fillRect((box[0] - 3 - origin.x) / scale, (box[1] - origin.y) / scale, (box[2] - box[0] + 6) / scale, (box[3] - box[1]) / scale);
}

const widths = new Map();
function measure(pen, text, weight) {
  const key = weight + text;
  if (!widths.has(key)) {
    pen.context.font = `${weight} 100px ${FONT}`;
    widths.set(key, pen.context.measureText(text).width / 100);
  }
  return widths.get(key) * pen.letters;
}

// The word on an edge: always in a small picture and on a path, otherwise where one looks.
function edgeWords(pen, place, seen) {
  const small = data.edges.length <= 30;
  for (const edge of data.edges) {
    if (isEdgeGone(edge) || isEdgeDim(edge)) continue;
    const looked = edge.i === state.edge || edge.i === state.overEdge || state.node !== null;
    if (!looked && !small && !edge.s && !isCounted(edge)) continue;
    const spot = place(middle(edge));
    const text = edge.i === state.edge || edge.i === state.overEdge ? [edge.t, edge.w].filter(Boolean).join(" ") : edge.n ? String(edge.n) : edge.t;
    const wide = measure(pen, text, 400), box = [spot.x - wide / 2, spot.y - pen.line / 2, spot.x + wide / 2, spot.y + pen.line / 2];
    if (!seen(spot) || (edge.i !== state.edge && pen.taken.hits(box))) continue;
    pen.taken.add(box);
    ground(pen, box);
    write(pen, text, spot.x, spot.y, 400, edge.s ? look.strong : look.soft);
  }
}

const isCounted = edge => edge.i - data.links < 40 && isBetweenGroups(edge);  // the broadest come first
const isBetweenGroups = edge => edge.n && data.nodes[edge.a].members && data.nodes[edge.b].members;

function middle(edge) {
  const drawn = network.body.edges[edge.i];
  try { if (edge.r || edge.a === edge.b) return drawn.edgeType.getPoint(0.5); } catch { /* straight, then */ }
  const [a, b] = [spotOf(data.nodes[edge.a]), spotOf(data.nodes[edge.b])];
  return {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
}

// Boxes by cells of 64 pixels, so that asking for a free place stays quick with thousands of captions.
function makeGrid() {
  const cells = new Map();
  const each = (box, visit) => {
    for (let x = box[0] >> 6; x <= box[2] >> 6; x++)
      for (let y = box[1] >> 6; y <= box[3] >> 6; y++) if (visit(x * 65536 + y)) return true;
    return false;
  };
  const cross = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  return {
    add: box => { each(box, cell => { if (!cells.has(cell)) cells.set(cell, []); cells.get(cell).push(box); }); },
    hits: box => each(box, cell => (cells.get(cell) || []).some(other => cross(box, other))),
  };
}
