"use strict";
// The panel and the tables: text from the graph is only ever set as textContent.
const panel = document.getElementById("panel");
const PLURALS = {Film: "films", Person: "people", Company: "companies", Festival: "festivals"};

const pageOf = key => `/${key.slice(0, key.indexOf(":")).toLowerCase()}/${encodeURIComponent(key.slice(key.indexOf(":") + 1))}`;

function facts(rows) {
  const list = make("dl", "facts");
  for (const [name, value] of rows) {
    const row = make("div"), text = make("dd", "", value);
    text.dir = "auto";
    row.append(make("dt", "", name), text);
    list.append(row);
  }
  return list;
}

function showPanel() {
  panel.replaceChildren();
  if (answerNow() && (state.edge !== null || state.node !== null)) panel.append(button("plain back", "← The path", () => choose(null)));
  if (state.edge !== null) edgePanel(data.edges[state.edge]);
  else if (state.node !== null) nodePanel(data.nodes[state.node]);
  else if (answerNow()) pathPanel();
  else panel.append(make("h2", "", "Details"), make("p", "soft", view.nodes.size ? "Choose a name or a line." : "Add a name above, or find one and show it on the canvas."));
}

function nodePanel(node) {
  const title = make("h2"), link = make("a", "", node.name), acts = make("div", "acts");
  title.dir = "auto";
  link.href = pageOf(node.key);
  title.append(link);
  acts.append(
    button("", "Expand", () => attempt(() => grow(node.key))),
    button("", view.nodes.get(node.key).pin ? "Unpin" : "Pin", () => attempt(() => pin(node.key))),
    button("", "Remove", () => remove(node.key)),
  );
  const groups = make("ul", "groups");
  panel.append(make("p", "badge", node.k), title, acts, pathTo(node.key), groups, facts(node.facts));
  showGroups(node.key, groups);
}

// How much there is around a node, by job: counts first, names on demand.
async function showGroups(key, list) {
  try {
    const found = await ask("around", {key, shown: [...view.nodes.keys()], most: 0});
    list.replaceChildren(...found.groups.map(group => groupItem(key, group)));
  } catch (error) { list.replaceChildren(make("li", "soft", error.message)); }
}

function groupItem(key, group) {
  const item = make("li"), what = `${group.type.toLowerCase().replaceAll("_", " ")}: ${group.shown} of ${group.total} ${group.total === 1 ? group.label.toLowerCase() : PLURALS[group.label]}`;
  item.append(make("span", "", what));
  if (group.shown < group.total) item.append(" ", button("more", `${Math.min(AT_ONCE, group.total - group.shown)} more`, () => attempt(() => grow(key, group.type))));
  return item;
}

function edgePanel(edge) {
  const [from, to] = [data.nodes[edge.a], data.nodes[edge.b]], ends = make("p", "ends");
  ends.append(button("plain", from.name, () => choose(from.key)), " ", make("span", "soft", edge.t), " ", button("plain", to.name, () => choose(to.key)), " ", isolated(edge.w));
  panel.append(make("p", "badge", "Connection"), ends, facts(edge.facts), make("h3", "", "Source"), make("p", "", edge.place || "No source is known."));
  if (edge.raw) { const quote = make("q", "", edge.raw); quote.dir = "auto"; panel.append(quote); }
}

function showLegend() {
  const counts = Object.keys(PLURALS).map(kind => [kind, data.nodes.filter(node => node.k === kind).length]).filter(([, count]) => count);
  byId("legend").replaceChildren(...counts.map(([kind, count]) => {
    const item = make("li"), press = button("kind k-" + kind.toLowerCase(), "", () => step(now => { if (!now.hidden.delete(kind)) now.hidden.add(kind); }));
    press.setAttribute("aria-pressed", String(!view.hidden.has(kind)));
    press.append(make("span", "dot k-" + kind.toLowerCase()), `${count} ${count === 1 ? kind.toLowerCase() : PLURALS[kind]}`);
    item.append(press);
    return item;
  }));
}

function showTables() {
  const cell = child => { const one = make("td"); one.append(child); return one; };
  byId("nodes").tBodies[0].replaceChildren(...data.nodes.map(node => {
    const row = make("tr"), head = make("th"), acts = make("span", "acts");
    head.scope = "row";
    head.append(button("plain", node.name, () => goTo(node.key)));
    acts.append(button("", "Expand", () => attempt(() => grow(node.key))), button("", "Remove", () => remove(node.key)));
    row.dataset.key = node.key;
    row.append(head, cell(node.k), cell(String(node.edges.length)), cell(acts));
    return row;
  }));
  byId("edges").tBodies[0].replaceChildren(...data.edges.map(edge => {
    const row = make("tr"), how = make("span");
    how.append(edge.t, " ", isolated(edge.w));
    row.append(cell(isolated(data.nodes[edge.a].name)), cell(how), cell(isolated(data.nodes[edge.b].name)), cell(edge.place));
    return row;
  }));
  mark();
}

function mark() {
  for (const row of byId("nodes").tBodies[0].rows) row.classList.toggle("on", row.dataset.key === view.chosen);
}
