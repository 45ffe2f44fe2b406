"use strict";
// Suggestions while a name is typed. Text from the graph is only ever set as textContent.

// Below a field, what its text may mean; `pick` is told what was chosen. `labels` are the kinds that are asked for, and
// `typed` is the part of the text that is a name.
function suggestFor(field, pick, {labels = "", typed = text => text} = {}) {
  const list = document.createElement("ul");
  list.id = field.id + "-suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  field.parentElement.append(list);
  Object.entries({role: "combobox", "aria-controls": list.id, "aria-expanded": "false", "aria-autocomplete": "list"})
    .forEach(([name, value]) => field.setAttribute(name, value));
  let hits = [], asked = "", chosen = -1, waiting, stop;

  function show(found) {
    hits = found;
    chosen = -1;
    list.replaceChildren(...hits.map((hit, number) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${number}`;
      item.setAttribute("role", "option");
      item.dir = "auto";
      item.textContent = hit.text;
      item.addEventListener("click", () => take(number));
      return item;
    }));
    list.hidden = !hits.length;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    field.removeAttribute("aria-activedescendant");
  }

  function take(number) {
    const hit = hits[number];
    show([]);
    asked = field.value = "";
    pick(hit);
  }

  function mark(number) {
    if (!hits.length) return;
    chosen = (number + hits.length) % hits.length;
    Array.from(list.children).forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    list.children[chosen].scrollIntoView({block: "nearest"});
    field.setAttribute("aria-activedescendant", list.children[chosen].id);
  }

  async function ask() {
    const text = typed(field.value).trim();
    if (text === asked) return;
    asked = text;
    stop?.abort();
    if (!text) { show([]); return; }
    stop = new AbortController();
    try {
      const answer = await fetch(`/api/suggest?q=${encodeURIComponent(text)}${labels && "&labels=" + labels}`, {headers: {"X-Filmgraph": "1"}, signal: stop.signal});
      if (answer.ok && text === asked) show(await answer.json());
    } catch { /* overtaken by the next letter, or the explorer has ended */ }
  }

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 100); });
  field.addEventListener("keydown", event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) { event.preventDefault(); mark(chosen < 0 && step < 0 ? -1 : chosen + step); }
    if (event.key === "Escape") { show([]); asked = ""; }
    if (event.key === "Enter" && hits.length && (chosen >= 0 || !field.form)) { event.preventDefault(); take(Math.max(chosen, 0)); }
  });
  document.addEventListener("click", event => { if (!field.parentElement.contains(event.target)) show([]); });
}

const find = document.getElementById("find");
if (find) suggestFor(find, hit => { location.href = `/${hit.label.toLowerCase()}/${encodeURIComponent(hit.id)}`; });
