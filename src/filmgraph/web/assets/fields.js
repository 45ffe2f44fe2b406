"use strict";
// A field that wants an id takes a name: what is chosen below it becomes the id.
for (const field of document.querySelectorAll("input[data-names]")) {
  field.parentElement.classList.add("named");
  suggestFor(field, hit => { field.value = hit.id; });
}
