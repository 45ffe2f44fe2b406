// The panel. The tables hold all names, details and sources as text already: they are read from there, in the order in
// which the page came, whichever way the tables are sorted now.
const panel = document.getElementById("panel");
const [nodeRows, edgeRows] = ["nodes", "edges"].map(id => Array.from(document.getElementById(id).tBodies[0].rows));
const nodeRow = number => nodeRows[number], edgeRow = number => edgeRows[number];
const printedName = number => nodeRow(number).querySelector("a").textContent;
const nameOf = number => data.nodes[number].name ?? printedName(number);

function showPanel() {
  panel.replaceChildren();
  if (state.node === null && state.edge === null) {
    panel.append(make("h2", "", "Details"), make("p", "hint", "Choose a name or a line in the picture, or look for one above. Who worked on what, and where it was printed, stands here."));
    const most = ranked.filter(node => node.edges.length > 2 && !node.members).sort((a, b) => b.edges.length - a.edges.length).slice(0, 6), list = make("ul");
    for (const node of most) list.append(entry(node));
    if (data.groups) panel.append(...groupList());
    if (most.length > 1) panel.append(make("h3", "", "Most connected"), list);
    return;
  }
  const close = button("close", "×", () => { letGo(); holder.focus(); });
  close.setAttribute("aria-label", "Close details");
  panel.append(close);
  const node = data.nodes[state.node], edge = data.edges[state.edge];
  if (node) (node.members ? groupPanel : nodePanel)(node);
  else (edge.n ? bundlePanel : edgePanel)(edge);
}

function nodePanel(node) {
  const cells = nodeRow(node.i).cells;
  const badge = make("p", "badge");
  badge.append(swatch(node), cells[1].textContent);
  const name = make("h2", "", nameOf(node.i));
  name.dir = "auto";
  panel.append(badge, name);
  copy(cells[2], "dl");
  if (node.home) panel.append(homeLine(node.home));
  panel.append(make("h3", "", node.edges.length === 1 ? "1 connection" : node.edges.length + " connections"));
  const list = make("ul");
  for (const edge of node.edges) list.append(connection(node, edge));
  panel.append(list);
}

const swatch = node => document.querySelector(`.kind[data-kind=${node.k}] svg`).cloneNode(true);

function entry(node) {
  const item = make("li"), go = button("go swatched", undefined, () => choose({node: node.i}, true));
  const count = make("small", "", String(node.edges.length));
  go.append(swatch(node), isolated(nameOf(node.i)), count);
  item.append(go);
  return item;
}

function connection(node, edge, both) {
  const item = make("li"), go = button("go", undefined, () => choose({edge: edge.i}));
  const small = text => { const element = make("small"); element.append(isolated(text)); return element; };
  const other = isolated(nameOf(edge.a === node.i ? edge.b : edge.a));
  if (both) go.append(isolated(nameOf(node.i)), " ");
  if (edge.a === node.i) go.append(small(edge.t), " ", other, " ", small(edge.w));
  else go.append(other, " ", small([edge.t, edge.w].filter(Boolean).join(" ")));
  item.append(go);
  return item;
}

function edgePanel(edge) {
  const cells = edgeRow(edge.i).cells, ends = make("p", "ends"), how = make("span", "how");
  how.append(isolated(edge.t));
  const end = number => { const element = button("", nameOf(number), () => choose({node: number})); element.dir = "auto"; return element; };
  const rest = make("span", "how");
  rest.append(isolated(edge.w));
  ends.append(end(edge.a), " ", how, " ", end(edge.b), " ", rest);
  panel.append(make("p", "badge", "Connection"), ends);
  copy(cells[1], "dl");
  panel.append(make("h3", "", "Source"));
  if (!cells[3].textContent.trim()) panel.append(make("p", "hint", "No source is known."));
  panel.append(make("span", "place", placeOf(edge)));
  copy(cells[3], "q");
}

// Sheet and line stand before the printed text.
function placeOf(edge) {
  const first = edgeRow(edge.i).cells[3].firstChild;
  return first instanceof Text ? first.data.trim() : "";
}

function copy(cell, selector) {
  const found = cell.querySelector(selector);
  if (found) panel.append(found.cloneNode(true));
}
