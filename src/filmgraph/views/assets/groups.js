// Communities as groups that open. A closed group is one node, standing after the names in data.nodes, and all edges
// from it to another node are one, a bundle, standing after the connections in data.edges. vis-network is given only
// what is there: with thousands of names it would otherwise work on all of them to show a dozen. Its own clusters need
// every name and edge first, and do not count. Places are reserved for all members, so that nothing moves on opening.
const AT_ONCE = 2000;
let groups = [], opened = [];
const counted = (many, one, more) => `${many.toLocaleString("en")} ${many === 1 ? one : more}`;
const tellGroup = group => `Group ${group.name}: ${counted(group.members.length, "name", "names")}. Enter opens it.`;

function gather() {
  groups = data.groups.map(({name, c}, number) => ({name, lines: c, k: "Group", i: data.names + number, edges: [], members: [], open: false}));
  data.home.forEach((number, at) => { if (number >= 0) { data.nodes[at].home = groups[number]; groups[number].members.push(data.nodes[at]); } });
  for (const group of groups) {
    const {left, right, top, bottom} = extent(group.members);
    Object.assign(group, {x: (left + right) / 2, y: (top + bottom) / 2, r: 24 * Math.sqrt(group.members.length)});
    group.members.sort((a, b) => importance(b) - importance(a) || a.i - b.i);
  }
  data.nodes.push(...groups);
  rank();
  // Whom the page is about is never hidden in a group.
  for (const group of groups) if (groups.length === 1 || group.members.some(node => node.m || node.s)) unfold(group);
  regroup();
}

function extent(spots) {
  const xs = spots.map(spot => spot.x), ys = spots.map(spot => spot.y);
  return {left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys)};
}

// --- what is there ------------------------------------------------------------------------------------------------

function unfold(group) {
  group.open = true;
  opened.push(group);
  const names = () => opened.reduce((sum, one) => sum + one.members.length, 0);
  while (opened.length > 1 && names() > AT_ONCE) opened.shift().open = false;
}

// After opening, closing and sifting: who is hidden in a group, how many it shows, and the bundles.
function regroup() {
  folded.clear();
  for (const group of groups) {
    group.edges = [];
    const shown = group.members.filter(node => !sifted.nodes.has(node.i)).length;
    group.c = [...group.lines, counted(shown, "name", "names")];
    if (group.open || !shown) folded.add(group.i);
    if (!group.open) for (const node of group.members) folded.add(node.i);
  }
  data.edges.length = data.links;
  data.edges.push(...bundles());
  for (const edge of data.edges.slice(data.links)) for (const end of [edge.a, edge.b]) data.nodes[end].members && data.nodes[end].edges.push(edge);
  if (network) show();
}

function bundles() {
  const found = new Map();
  for (const edge of data.edges) {
    const [a, b] = [shownAs(edge.a), shownAs(edge.b)].sort((one, other) => one - other);
    if (sifted.edges.has(edge.i) || a === b || (a < data.names && b < data.names)) continue;
    const key = a + "-" + b, bundle = found.get(key);
    if (bundle) bundle.of.push(edge.i); else found.set(key, {a, b, of: [edge.i]});
  }
  return Array.from(found.values()).sort((one, other) => other.of.length - one.of.length || one.a - other.a || one.b - other.b)
    .map((bundle, number) => ({...bundle, i: data.links + number, n: bundle.of.length, t: counted(bundle.of.length, "connection", "connections"), w: "", r: 0, s: 0}));
}

// Only what comes and goes is told to vis-network; bundles are counted anew, so they all are.
function show() {
  const nodes = data.nodes.filter(isThere), edges = data.edges.filter(isEdgeThere);
  const kept = new Set(nodes.map(node => node.i)), linked = new Set(edges.filter(edge => !edge.n).map(edge => edge.i));
  edgeSet.remove(edgeSet.getIds().filter(id => !linked.has(id)));
  nodeSet.remove(nodeSet.getIds().filter(id => !kept.has(id)));
  nodeSet.add(nodes.filter(node => !nodeSet.get(node.i)).map(placed));
  edgeSet.add(edges.filter(edge => !edgeSet.get(edge.i)).map(edgeLook));
}

function bundleLook(edge) {
  const chosen = edge.i === state.edge || (state.node !== null && !isEdgeDim(edge));
  return {
    id: edge.i, from: edge.a, to: edge.b, smooth: {enabled: false}, hidden: isEdgeGone(edge), width: breadth(edge) + (chosen ? 2 : 0),
    color: {color: chosen ? look.accent : look.line, opacity: isEdgeDim(edge) ? 0.1 : isBetweenGroups(edge) ? 0.55 : 0.35},
    arrows: {to: {enabled: false}},
  };
}

// Between groups as broad as they have connections in common; from one name of an open group, thin.
function breadth(edge) {
  const most = data.edges[data.links].n, large = groups[0].r;
  const share = opened.length ? 0.04 : 0.16;  // one looks closer then, and they would be beams across what is open
  return isBetweenGroups(edge) ? Math.max(3, large * share * Math.sqrt(edge.n / most)) : 2.4;
}

// --- opening and closing ------------------------------------------------------------------------------------------

const told = () => `${counted(groups.length, "group", "groups")}, ${opened.length} open`;

function changed(said) {
  regroup();
  state.edge = state.near = null;
  if (state.node !== null && !isThere(data.nodes[state.node])) state.node = null;
  if (state.node === null) letGo(); else choose({node: state.node});
  tellState();
  byId("said").textContent = `${said} ${told()}.`;
}

function tellState() {
  byId("groups").textContent = told();
  byId("close-all").disabled = !opened.length;
  byId("open-all").hidden = data.names > AT_ONCE;
  byId("open-all").disabled = opened.length === groups.length;
}

function openGroup(group) {
  const drawn = spotOf(group), [dx, dy] = [drawn.x - group.x, drawn.y - group.y];
  for (const one of [group, ...group.members]) { one.x += dx; one.y += dy; }  // where it was dragged to
  unfold(group);
  state.node = null;
  changed(`${group.name} is open: ${counted(group.members.length, "name", "names")}.`);
  bringGround(group);
}

function closeGroup(group) {
  group.open = false;
  opened = opened.filter(one => one !== group);
  changed(`${group.name} is closed.`);
}

// With keys one goes on from the best linked member, and comes out at the group.
function enterGroup(group) { openGroup(group); choose({node: group.members.find(node => !isGone(node)).i}); }
function leaveGroup(group) { closeGroup(group); choose({node: group.i}, true); }

// Whoever is chosen is seen: the groups that hide them open.
function reveal(what) {
  const ends = what.node !== undefined ? [what.node] : what.edge < data.links ? [data.edges[what.edge].a, data.edges[what.edge].b] : [];
  const hidden = new Set(ends.map(end => data.nodes[end].home).filter(home => home && !home.open));
  if (!hidden.size) return;
  for (const group of hidden) unfold(group);
  regroup();
  tellState();
}

function allGroups(open) {
  for (const group of groups) group.open = open;
  opened = open ? groups.slice() : [];
  changed("");
  fit(true);
}

// --- the ground of an open group ----------------------------------------------------------------------------------

// Around its members with their captions, in the picture's own measure.
function groundOf(group) {
  const {left, right, top, bottom} = extent(group.members.map(spotOf));
  return {left: left - 40, right: right + 40, top: top - 36, bottom: bottom + 40};
}

const groundAt = spot => opened.find(group => {
  const {left, right, top, bottom} = groundOf(group);
  return spot.x > left && spot.x < right && spot.y > top && spot.y < bottom;
});

function grounds(context) {
  const scale = network.getScale();
  for (const group of opened) {
    const {left, right, top, bottom} = groundOf(group);
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 24);
    context.globalAlpha = 0.5;
    context.fillStyle = look.colours.Group.background;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1.2 / scale;
    context.strokeStyle = look.line;
    context.stroke();
    context.font = `600 ${12 / scale}px ${FONT}`;
    context.textAlign = "left";
    context.textBaseline = "bottom";
    context.fillStyle = look.soft;
    context.fillText(fitted(context, group.name, right - left), left + 6 / scale, top - 4 / scale);
  }
}

function fitted(context, text, wide) {
  if (context.measureText(text).width <= wide) return text;
  let letters = Array.from(text);
  while (letters.length && context.measureText(letters.join("") + "…").width > wide) letters = letters.slice(0, -1);
  return letters.length > 3 ? letters.join("").trimEnd() + "…" : "";
}

// What its name takes on the screen, so that no caption is written over it.
function titles(place) {
  return opened.map(group => {
    const {left, right, top} = groundOf(group), from = place({x: left, y: top}), to = place({x: right, y: top});
    return [from.x, from.y - 20, Math.min(to.x, from.x + 8 * group.name.length + 12), from.y - 2];
  });
}

function bringGround(group) {
  const {left, right, top, bottom} = groundOf(group), wide = holder.clientWidth, high = holder.clientHeight;
  const scale = Math.min(1, (wide - 40) / (right - left), (high - 80) / (bottom - top));
  move({x: (left + right) / 2, y: (top + bottom) / 2}, scale, true);
}

function drawnGrounds(scale) {
  return opened.flatMap(group => {
    const {left, right, top, bottom} = groundOf(group), {x, y} = network.canvasToDOM({x: left, y: top});
    const name = shape("text", {x: x + 6, y: y - 6, "font-size": 12, "font-weight": 600, fill: look.soft}, group.name);
    return [name, shape("rect", {x, y, width: (right - left) * scale, height: (bottom - top) * scale, rx: 24 * scale, fill: look.colours.Group.background, "fill-opacity": 0.5, stroke: look.line})];
  });
}

function drawnBundle(edge, scale) {
  const [a, b] = [edge.a, edge.b].map(end => network.canvasToDOM(spotOf(data.nodes[end])));
  return [shape("line", {x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: look.line, "stroke-opacity": 0.55, "stroke-width": Math.max(0.6, breadth(edge) * scale)})];
}

// --- the panel ----------------------------------------------------------------------------------------------------

function groupList() {
  const list = make("ul"), most = groups.slice(0, 30);
  for (const group of most) list.append(groupEntry(group));
  return [make("h3", "", groups.length > most.length ? `The ${most.length} largest groups` : "Groups"), list];
}

function groupEntry(group) {
  const act = () => { if (group.open) bringGround(group); else choose({node: group.i}, true); };
  const item = make("li"), go = button("go swatched", undefined, act);
  go.append(make("span", "ring" + (group.open ? " open" : "")), isolated(group.name), make("small", "", group.members.length.toLocaleString("en")));
  item.append(go);
  return item;
}

function groupPanel(group) {
  const heading = make("h2", "", group.name), kinds = new Map(), list = make("ul"), near = make("ul");
  heading.dir = "auto";
  for (const node of group.members) kinds.set(node.k, (kinds.get(node.k) || 0) + 1);
  const legend = kind => document.querySelector(`.kind[data-kind=${kind}] span`).textContent;
  const mix = Array.from(kinds, ([kind, many]) => counted(many, kind, legend(kind))).join(", ");
  panel.append(make("p", "badge", "Group"), heading, make("p", "", `${counted(group.members.length, "name", "names")}: ${mix}`), button("fold", "Open this group", () => { enterGroup(group); holder.focus(); }));
  for (const node of group.members.slice(0, 8)) list.append(entry(node));
  panel.append(make("h3", "", "Best linked"), list);
  for (const edge of group.edges.slice(0, 12)) near.append(bundleEntry(edge, group));
  if (group.edges.length) panel.append(make("h3", "", "Linked with"), near);
}

function bundleEntry(edge, group) {
  const item = make("li"), go = button("go swatched", undefined, () => choose({edge: edge.i}));
  go.append(isolated(nameOf(edge.a === group.i ? edge.b : edge.a)), make("small", "", edge.n.toLocaleString("en")));
  item.append(go);
  return item;
}

function bundlePanel(edge) {
  const ends = make("p", "ends"), list = make("ul");
  const end = number => { const press = button("", nameOf(number), () => choose({node: number}, true)); press.dir = "auto"; return press; };
  ends.append(end(edge.a), " ", make("span", "how", "and"), " ", end(edge.b));
  panel.append(make("p", "badge", edge.t), ends);
  for (const one of edge.of.slice(0, 60)) list.append(connection(data.nodes[data.edges[one].a], data.edges[one], true));
  if (edge.of.length > 60) list.append(make("li", "hint", `and ${edge.of.length - 60} more, in the table below`));
  panel.append(list);
}

function homeLine(home) {
  const line = make("p", "hint", "In the group "), close = button("fold", "Close this group", () => { leaveGroup(home); holder.focus(); });
  line.append(isolated(home.name), make("br"), close);
  return line;
}

function readyGroups() {
  network.on("beforeDrawing", grounds);
  byId("open-all").addEventListener("click", () => allGroups(true));
  byId("close-all").addEventListener("click", () => allGroups(false));
  tellState();
}
