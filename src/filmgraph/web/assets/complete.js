"use strict";
// Completion in a text area: labels and types after a colon, properties after a dot, words of Cypher elsewhere.
const WORDS = ["MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "DISTINCT", "ORDER BY", "LIMIT", "SKIP", "WITH", "UNWIND", "UNION", "AS", "AND", "OR", "NOT",
  "CONTAINS", "STARTS WITH", "ENDS WITH", "IN", "IS NULL", "IS NOT NULL", "count", "collect", "coalesce", "labels", "type", "nodes", "relationships",
  "shortestPath", "allShortestPaths", "size", "min", "max", "avg", "sum"];

function completeIn(area, schema) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "completions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  area.parentElement.append(list);
  area.setAttribute("aria-controls", list.id);
  let options = [], at = 0, start = 0;

  const close = () => { list.hidden = true; options = []; area.removeAttribute("aria-activedescendant"); };

  function offer(asked) {
    const before = area.value.slice(0, area.selectionStart), found = /([:|.]?)\s?(\w*)$/.exec(before);
    const [, sign, word] = found;
    const source = sign === "." ? schema.properties : sign ? (/\[[^\]]*$/.test(before) ? schema.types : [...schema.labels, ...schema.types]) : WORDS;
    start = before.length - word.length;
    options = word || sign || asked ? source.filter(one => one.toLowerCase().startsWith(word.toLowerCase()) && one !== word) : [];
    if (!sign && word.length < 2 && !asked) options = [];
    at = 0;
    show();
  }

  function show() {
    list.replaceChildren(...options.slice(0, 8).map((option, number) => {
      const item = document.createElement("li");
      item.id = "completion-" + number;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(number === at));
      item.textContent = option;
      item.addEventListener("mousedown", event => { event.preventDefault(); take(number); });
      return item;
    }));
    list.hidden = !options.length;
    if (options.length) area.setAttribute("aria-activedescendant", "completion-" + at); else area.removeAttribute("aria-activedescendant");
  }

  function take(number) {
    area.setRangeText(options[number], start, area.selectionStart, "end");
    close();
  }

  area.addEventListener("input", () => offer(false));
  area.addEventListener("blur", close);
  area.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { close(); return; }
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); offer(true); return; }
    if (list.hidden) return;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key], count = Math.min(options.length, 8);
    if (step) { event.preventDefault(); at = (at + step + count) % count; show(); }
    else if (event.key === "Tab" || event.key === "Enter") { event.preventDefault(); take(at); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
  });
}
