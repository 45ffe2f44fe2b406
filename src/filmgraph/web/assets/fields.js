"use strict";
// A field that wants an id takes a name: what is chosen below it becomes the id; where several will do, one more.
for (const field of document.querySelectorAll("input[data-names]")) {
  const before = () => "several" in field.dataset ? field.value.slice(0, field.value.lastIndexOf(";") + 1) : "";
  let kept = "";
  field.addEventListener("input", () => { kept = before(); });
  field.parentElement.classList.add("named");
  suggestFor(field, hit => { field.value = kept ? `${kept} ${hit.id}` : hit.id; }, {labels: field.dataset.names, typed: text => text.slice(text.lastIndexOf(";") + 1)});
}
