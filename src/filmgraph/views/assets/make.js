"use strict";
// Elements by hand: text from the graph is only ever set as textContent.
function make(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

function button(name, text, act) {
  const element = make("button", name, text);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

// Text whose writing direction is its own.
const isolated = text => make("bdi", "", text);
