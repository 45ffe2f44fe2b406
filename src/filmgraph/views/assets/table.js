// The tables: headings that sort, names that lead to the picture.
function makeSortable(table) {
  const body = table.tBodies[0], rows = Array.from(body.rows);
  const order = new Intl.Collator(undefined, {numeric: true, sensitivity: "base"});
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const arrow = make("span");
    arrow.setAttribute("aria-hidden", "true");
    const press = button("", head.textContent, () => {
      const down = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) {
        other.removeAttribute("aria-sort");
        other.querySelector("span").textContent = "";
      }
      head.setAttribute("aria-sort", down ? "ascending" : "descending");
      arrow.textContent = down ? " ↑" : " ↓";
      const keyed = rows.map(row => [row.cells[column].textContent.trim(), row]);
      keyed.sort((a, b) => order.compare(a[0], b[0]) * (down ? 1 : -1));
      body.replaceChildren(...keyed.map(pair => pair[1]));
    });
    press.title = "Sort by this column";
    press.append(arrow);
    head.replaceChildren(press);
  });
}

function readyTables() {
  for (const table of document.querySelectorAll("table")) makeSortable(table);
  document.getElementById("tables").addEventListener("click", event => {
    const pick = event.target.closest("td a, th a, td button");
    if (!pick) return;
    event.preventDefault();
    if (pick.hash) choose({node: Number(pick.hash.slice(2))}, true);
    else choose({edge: edgeRows.indexOf(pick.closest("tr"))}, true);
    document.getElementById("picture").scrollIntoView({block: "start"});
    panel.focus({preventScroll: true});
  });
}
