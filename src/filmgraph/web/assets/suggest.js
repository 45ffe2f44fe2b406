"use strict";
// Suggestions while a name is typed. Text from the graph is only ever set as textContent.
const field = document.getElementById("find");
if (field) {
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  field.parentElement.append(list);
  Object.entries({role: "combobox", "aria-controls": "suggestions", "aria-expanded": "false", "aria-autocomplete": "list"})
    .forEach(([name, value]) => field.setAttribute(name, value));
  let asked = "", chosen = -1, waiting, stop;

  const address = hit => `/${hit.label.toLowerCase()}/${encodeURIComponent(hit.id)}`;
  const options = () => Array.from(list.children);

  function show(hits) {
    chosen = -1;
    list.replaceChildren(...hits.map((hit, number) => {
      const item = document.createElement("li"), link = document.createElement("a");
      item.id = "suggestion-" + number;
      item.setAttribute("role", "option");
      link.href = address(hit);
      link.tabIndex = -1;
      link.dir = "auto";
      link.textContent = hit.text;
      item.append(link);
      return item;
    }));
    list.hidden = !hits.length;
    field.setAttribute("aria-expanded", String(hits.length > 0));
    field.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    const items = options();
    if (!items.length) return;
    chosen = (number + items.length) % items.length;
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    field.setAttribute("aria-activedescendant", items[chosen].id);
  }

  async function ask() {
    const text = field.value.trim();
    if (text === asked) return;
    asked = text;
    stop?.abort();
    if (!text) { show([]); return; }
    stop = new AbortController();
    try {
      const answer = await fetch("/api/suggest?q=" + encodeURIComponent(text), {headers: {"X-Filmgraph": "1"}, signal: stop.signal});
      if (answer.ok && text === asked) show(await answer.json());
    } catch { /* overtaken by the next letter, or the explorer has ended */ }
  }

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 120); });
  field.addEventListener("keydown", event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) { event.preventDefault(); choose(chosen + step); }
    if (event.key === "Escape") { show([]); asked = ""; }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); options()[chosen].querySelector("a").click(); }
  });
  document.addEventListener("click", event => { if (!field.parentElement.contains(event.target)) show([]); });
}
