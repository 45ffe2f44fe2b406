"use strict";
// A map of very many names: WebGL draws points and lines, a second canvas above it the words. Text from the data is
// only ever drawn or set as textContent.
const byId = id => document.getElementById(id);
const KINDS = ["Film", "Person", "Company", "Festival"];
const data = JSON.parse(byId("data").textContent);
const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer;
const spots = new Float32Array(bytes(data.spots)), kinds = new Uint8Array(bytes(data.kinds)), ends = new Uint32Array(bytes(data.ends));
const count = kinds.length, degree = new Uint32Array(count), off = new Set();
for (const end of ends) degree[end]++;
const byDegree = Array.from(kinds.keys()).sort((a, b) => degree[b] - degree[a] || a - b);
const frame = byId("frame"), words = byId("words"), pen = words.getContext("2d");
const gl = byId("points").getContext("webgl2", {alpha: false, antialias: true});
const view = {x: 0, y: 0, scale: 1, least: 0.001};
const state = {over: null, chosen: null, near: new Set()};
const widest = node => Math.min(26, 5 + 1.5 * Math.sqrt(degree[node]));  // a node's width on the map, before zoom
let ink, pending;

// --- WebGL ---------------------------------------------------------------------------------------------------

const PLACE = "in vec2 spot; uniform vec2 middle, half_; uniform float scale; vec4 put() { vec2 at = (spot - middle) * scale / half_; return vec4(at.x, -at.y, 0, 1); }";
const POINTS = `#version 300 es
${PLACE} in vec3 look; uniform vec3 colours[4]; uniform float shown[4]; uniform float ratio; out vec3 fill; flat out int kind;
void main() { kind = int(look.x); fill = colours[kind]; gl_Position = put(); gl_PointSize = shown[kind] * ratio * clamp(look.y * scale * 2.0, 2.2, 40.0); }`;
const SHAPE = `#version 300 es
precision mediump float; in vec3 fill; flat in int kind; out vec4 colour;
void main() { vec2 at = gl_PointCoord * 2.0 - 1.0;
  bool inside = kind == 0 ? true : kind == 1 ? dot(at, at) < 1.0 : kind == 2 ? abs(at.x) < (at.y + 1.0) / 2.0 : abs(at.x) + abs(at.y) < 1.0;
  if (!inside) discard; colour = vec4(fill, 1); }`;
const LINES = `#version 300 es
${PLACE} in float kind; uniform float shown[4]; out float seen; void main() { gl_Position = put(); seen = shown[int(kind)]; }`;
const STROKE = `#version 300 es
precision mediump float; in float seen; uniform vec4 ink; out vec4 colour; void main() { if (seen < 0.99) discard; colour = ink; }`;

function program(vertex, fragment) {
  const made = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error("the map's program was refused");
  return {made, at: name => gl.getUniformLocation(made, name)};
}

function layer(made, parts) {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  for (const [name, values, size] of parts) {
    const place = gl.getAttribLocation(made.made, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, gl.FLOAT, false, 0, 0);
  }
  return {...made, array};
}

let points, lines;

function begin() {
  const drawn = byDegree.slice().reverse();  // the best linked last, above the others
  const at = new Float32Array(2 * count), look = new Float32Array(3 * count);
  drawn.forEach((node, place) => { at.set([spots[2 * node], spots[2 * node + 1]], 2 * place); look.set([kinds[node], widest(node), 0], 3 * place); });
  points = layer(program(POINTS, SHAPE), [["spot", at, 2], ["look", look, 3]]);
  const from = new Float32Array(2 * ends.length), kind = new Float32Array(ends.length);
  ends.forEach((node, place) => { from.set([spots[2 * node], spots[2 * node + 1]], 2 * place); kind[place] = kinds[node]; });
  lines = layer(program(LINES, STROKE), [["spot", from, 2], ["kind", kind, 1]]);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
}

function ready(layer) {
  gl.useProgram(layer.made);
  gl.bindVertexArray(layer.array);
  gl.uniform2f(layer.at("middle"), view.x, view.y);
  gl.uniform2f(layer.at("half_"), frame.clientWidth / 2, frame.clientHeight / 2);
  gl.uniform1f(layer.at("scale"), view.scale);
  gl.uniform1fv(layer.at("shown"), KINDS.map(kind => off.has(kind) ? 0 : 1));
}

const rgb = text => [1, 3, 5].map(at => parseInt(text.slice(at, at + 2), 16) / 255);

function paint() {
  pending = null;
  const ratio = devicePixelRatio || 1;
  for (const canvas of [gl.canvas, words]) {
    const [wide, high] = [Math.round(frame.clientWidth * ratio), Math.round(frame.clientHeight * ratio)];
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  }
  gl.viewport(0, 0, gl.canvas.width, gl.canvas.height);
  gl.clearColor(...rgb(ink.card), 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  ready(lines);
  gl.uniform4f(lines.at("ink"), ...rgb(ink.line), Math.min(0.5, Math.max(0.035, 3000 / ends.length * Math.sqrt(view.scale / view.least))) * (state.chosen === null ? 1 : 0.3));
  gl.drawArrays(gl.LINES, 0, ends.length);
  ready(points);
  gl.uniform3fv(points.at("colours"), KINDS.flatMap(kind => rgb(ink[kind])));
  gl.uniform1f(points.at("ratio"), ratio);
  gl.drawArrays(gl.POINTS, 0, count);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, frame.clientWidth, frame.clientHeight);
  linked();
  captions();
}

const draw = () => { pending ??= requestAnimationFrame(paint); };

// --- words ---------------------------------------------------------------------------------------------------

const onScreen = node => ({x: (spots[2 * node] - view.x) * view.scale + frame.clientWidth / 2, y: (spots[2 * node + 1] - view.y) * view.scale + frame.clientHeight / 2});
const within = spot => spot.x > 0 && spot.y > 0 && spot.x < frame.clientWidth && spot.y < frame.clientHeight;
const isGone = node => off.has(KINDS[kinds[node]]);
const across = node => Math.min(40, Math.max(2.2, widest(node) * view.scale * 2));

function linked() {
  if (state.chosen === null) return;
  const from = onScreen(state.chosen);
  pen.strokeStyle = ink.accent;
  pen.lineWidth = 1.2;
  for (const node of state.near) {
    if (isGone(node)) continue;
    const to = onScreen(node);
    pen.beginPath(); pen.moveTo(from.x, from.y); pen.lineTo(to.x, to.y); pen.stroke();
    pen.beginPath(); pen.arc(to.x, to.y, Math.max(4, across(node) / 2), 0, 7); pen.fillStyle = ink[KINDS[kinds[node]]]; pen.fill();
  }
  pen.beginPath(); pen.arc(from.x, from.y, Math.max(7, across(state.chosen) / 2 + 3), 0, 7); pen.lineWidth = 3; pen.strokeStyle = ink.ink;
  pen.fillStyle = ink[KINDS[kinds[state.chosen]]]; pen.fill(); pen.stroke();
}

const taken = [];

function word(text, spot, weight, must) {
  pen.font = `${weight} 13px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
  const short = text.length > 46 ? text.slice(0, 45) + "…" : text, half = pen.measureText(short).width / 2 + 4;
  const x = Math.min(Math.max(spot.x, half + 2), frame.clientWidth - half - 2), y = Math.min(Math.max(spot.y, 12), frame.clientHeight - 12);
  const box = [x - half, y - 9, x + half, y + 9];
  if (!must && taken.some(other => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
  taken.push(box);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = ink.card;
  pen.strokeText(short, x, y);
  pen.fillStyle = ink.ink;
  pen.fillText(short, x, y);
}

// Whom one looks at first, then the communities that are large enough on the screen, then single names.
function captions() {
  taken.length = 0;
  taken.push([0, frame.clientHeight - 54, 142, frame.clientHeight]);  // the zoom buttons stand there
  const below = node => { const spot = onScreen(node); return {x: spot.x, y: spot.y + across(node) / 2 + 10}; };
  if (state.chosen !== null) word(data.names[state.chosen], below(state.chosen), 650, true);
  const some = state.chosen !== null ? byDegree.filter(node => state.near.has(node)) : [];
  for (const node of some.slice(0, 60)) if (!isGone(node) && within(onScreen(node))) word(data.names[node], below(node), 400);
  if (state.chosen !== null) return;
  for (const [name, x, y, radius] of data.regions) {
    const spot = {x: (x - view.x) * view.scale + frame.clientWidth / 2, y: (y - view.y) * view.scale + frame.clientHeight / 2};
    const wide = radius * view.scale;
    if (wide > 9 && wide < frame.clientHeight * 0.6 && within(spot)) word(name, spot, 600);
  }
  let left = 80;
  for (const node of byDegree) {
    if (across(node) < 9 || !left) continue;
    if (!isGone(node) && within(onScreen(node))) { word(data.names[node], below(node), kinds[node] ? 400 : 600); left--; }
  }
}

// --- moving, finding, choosing -------------------------------------------------------------------------------

function fit() {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < spots.length; at += 2) {
    left = Math.min(left, spots[at]); right = Math.max(right, spots[at]);
    top = Math.min(top, spots[at + 1]); bottom = Math.max(bottom, spots[at + 1]);
  }
  [view.x, view.y] = [(left + right) / 2, (top + bottom) / 2];
  view.least = Math.min((frame.clientWidth - 40) / (right - left + 60), (frame.clientHeight - 40) / (bottom - top + 60));
  view.scale = Math.min(1.5, view.least);
  draw();
}

function zoom(factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
  const scale = Math.min(6, Math.max(view.least / 2, view.scale * factor)), dx = x - frame.clientWidth / 2, dy = y - frame.clientHeight / 2;
  view.x += dx / view.scale - dx / scale;
  view.y += dy / view.scale - dy / scale;
  view.scale = scale;
  draw();
}

// Cells of 60 pixels of the map, so that the name under the pointer is found at once.
const cells = new Map(), CELL = 60, cell = (x, y) => Math.floor(x / CELL) * 1e6 + Math.floor(y / CELL);
for (let node = 0; node < count; node++) {
  const key = cell(spots[2 * node], spots[2 * node + 1]);
  if (!cells.has(key)) cells.set(key, []);
  cells.get(key).push(node);
}

function under(x, y) {
  const mx = (x - frame.clientWidth / 2) / view.scale + view.x, my = (y - frame.clientHeight / 2) / view.scale + view.y;
  const reach = Math.min(4, Math.max(1, Math.ceil(10 / view.scale / CELL)));
  let best = null, least = 12;
  for (let dx = -reach; dx <= reach; dx++) for (let dy = -reach; dy <= reach; dy++) for (const node of cells.get(cell(mx + dx * CELL, my + dy * CELL)) ?? []) {
    const far = Math.hypot(spots[2 * node] - mx, spots[2 * node + 1] - my) * view.scale - across(node) / 2;
    if (!isGone(node) && far < least) { least = far; best = node; }
  }
  return best;
}

const told = node => `${KINDS[kinds[node]]}: \u2068${data.names[node]}\u2069, ${degree[node]} ${degree[node] === 1 ? "connection" : "connections"}`;

function point(node, x, y) {
  if (node === state.over) return;
  state.over = node;
  const tip = byId("tip");
  tip.hidden = node === null;
  if (node === null) return;
  tip.textContent = told(node);
  tip.style.left = Math.max(4, Math.min(x + 14, frame.clientWidth - tip.offsetWidth - 8)) + "px";
  tip.style.top = (y + 20 + tip.offsetHeight > frame.clientHeight ? y - tip.offsetHeight - 12 : y + 18) + "px";
}

function choose(node, bring) {
  state.chosen = node;
  state.near = new Set();
  if (node !== null) for (let at = 0; at < ends.length; at += 2) {
    if (ends[at] === node) state.near.add(ends[at + 1]);
    if (ends[at + 1] === node) state.near.add(ends[at]);
  }
  if (bring) { [view.x, view.y] = [spots[2 * node], spots[2 * node + 1]]; view.scale = Math.max(view.scale, Math.min(1, view.least * 12)); }
  byId("said").textContent = node === null ? "" : told(node);
  draw();
}

const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let texts;

function find() {
  texts ??= data.names.map(fold);
  const asked = fold(byId("find").value.trim()), list = byId("hits");
  const found = asked ? byDegree.filter(node => texts[node].includes(asked)) : [];
  list.replaceChildren();
  list.hidden = !asked;
  const many = document.createElement("p");
  many.textContent = found.length ? `${found.length} of ${count}` : "Nothing here answers to that.";
  list.append(many);
  for (const node of found.slice(0, 10)) {
    const entry = document.createElement("button");
    entry.type = "button";
    entry.textContent = data.names[node].slice(0, 120);
    entry.addEventListener("click", () => { list.hidden = true; choose(node, true); });
    list.append(entry);
  }
}

function readyPointer() {
  let held = null, moved = false;
  words.addEventListener("pointerdown", event => { held = event; moved = false; words.setPointerCapture(event.pointerId); words.focus({preventScroll: true}); words.classList.add("held"); });
  words.addEventListener("pointermove", event => {
    if (!held) { point(under(event.offsetX, event.offsetY), event.offsetX, event.offsetY); return; }
    const dx = event.clientX - held.clientX, dy = event.clientY - held.clientY;
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    view.x -= dx / view.scale; view.y -= dy / view.scale;
    held = event;
    draw();
  });
  words.addEventListener("pointerup", event => {
    held = null;
    words.classList.remove("held");
    if (!moved) choose(under(event.offsetX, event.offsetY));
  });
  words.addEventListener("pointerleave", () => point(null));
  words.addEventListener("wheel", event => {
    if (!event.ctrlKey && document.activeElement !== words) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 500), event.offsetX, event.offsetY);
  }, {passive: false});
}

function readyKeys() {
  const shift = (dx, dy) => { view.x += dx * 80 / view.scale; view.y += dy * 80 / view.scale; draw(); };
  const keys = {
    ArrowLeft: () => shift(-1, 0), ArrowRight: () => shift(1, 0), ArrowUp: () => shift(0, -1), ArrowDown: () => shift(0, 1),
    "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: fit, Escape: () => choose(null),
  };
  words.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  byId("in").addEventListener("click", () => zoom(1.6));
  byId("out").addEventListener("click", () => zoom(1 / 1.6));
  byId("fit").addEventListener("click", fit);
  byId("find").addEventListener("input", find);
  byId("find").addEventListener("keydown", event => {
    if (event.key === "Enter") byId("hits").querySelector("button")?.click();
    if (event.key === "Escape") { byId("find").value = ""; find(); }
  });
  for (const kind of document.querySelectorAll(".kind")) kind.addEventListener("click", () => {
    const shown = kind.getAttribute("aria-pressed") === "true";
    kind.setAttribute("aria-pressed", String(!shown));
    if (shown) off.add(kind.dataset.kind); else off.delete(kind.dataset.kind);
    draw();
  });
}

function readyTheme() {
  const toggle = byId("theme"), root = document.documentElement, system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const named = name => getComputedStyle(root).getPropertyValue(name).trim();
  const show = () => {
    toggle.textContent = dark() ? "Light" : "Dark";
    ink = Object.fromEntries(["ink", "card", "line", "accent"].map(name => [name, named("--" + name)]));
    if (ink.card === "#fff") ink.card = "#ffffff";
    for (const kind of KINDS) ink[kind] = named("--k-" + kind.toLowerCase());
    draw();
  };
  toggle.hidden = false;
  toggle.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; show(); });
  system.addEventListener("change", show);
  show();
}

if (gl) {
  begin();
  readyTheme(); readyPointer(); readyKeys();
  fit();
  new ResizeObserver(fit).observe(frame);
} else {
  byId("none").hidden = false;
  document.querySelector(".picture").hidden = true;
}
