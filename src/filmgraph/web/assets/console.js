"use strict";
// Cypher by hand: the text is kept in the address, and asked when somebody says so.
const text = byId("text");

async function run() {
  byId("said").textContent = "Asking ...";
  history.replaceState(null, "", "/console?text=" + encodeURIComponent(text.value));
  try { showRows(await ask("query", {text: text.value})); } catch (error) { byId("said").textContent = ""; throw error; }
}

function showRows(answer) {
  const count = answer.rows.length, table = byId("rows").querySelector("table");
  byId("said").textContent = `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}${answer.truncated ? ", and there are more" : ""}, in ${answer.elapsed_ms} ms.`;
  const line = (tag, values) => { const row = document.createElement("tr"); row.append(...values.map(value => cellOf(tag, value))); return row; };
  table.tHead.replaceChildren(line("th", answer.columns));
  table.tBodies[0].replaceChildren(...answer.rows.map(row => line("td", row)));
  byId("rows").hidden = false;
  byId("draw").hidden = !answer.keys.length;
  byId("draw").href = "/canvas?" + answer.keys.map(key => "show=" + encodeURIComponent(key)).join("&");
}

function cellOf(tag, value) {
  const cell = document.createElement(tag);
  cell.dir = "auto";
  if (isNode(value)) cell.append(linkTo(value));
  else cell.textContent = value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  return cell;
}

const isNode = value => value !== null && typeof value === "object" && /^(Film|Person|Company|Festival)$/.test(value.label) && typeof value.id === "string";

function linkTo(node) {
  const link = document.createElement("a");
  link.href = `/${node.label.toLowerCase()}/${encodeURIComponent(node.id)}`;
  link.textContent = String(node.title || node.name || node.id);
  return link;
}

byId("ask").addEventListener("submit", event => { event.preventDefault(); attempt(run); });
text.addEventListener("keydown", event => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); attempt(run); } });
attempt(async () => completeIn(text, await ask("schema")));
