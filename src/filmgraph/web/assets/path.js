"use strict";
// A path between two names. What is asked for is part of the state (`view.path`: from, to, at, without); what the server
// told is kept here. The path that is shown is the one at place `at`, the best being 1.
const answers = new Map();
const picking = {from: null};

const asking = path => ({from: path.from, to: path.to, most: path.at, without: path.without});
const answerNow = () => view.path ? answers.get(JSON.stringify(asking(view.path))) ?? null : null;
const wayOf = (answer, at) => answer?.paths[Math.min(at, answer.paths.length) - 1] ?? null;
const wayNow = () => wayOf(answerNow(), view.path?.at);

async function readPath(path) {
  const body = asking(path), kept = JSON.stringify(body);
  if (!answers.has(kept)) answers.set(kept, await ask("path", body));
  learn(answers.get(kept));
  return answers.get(kept);
}

// What stands on the path that is shown: its names, and which of them follow each other.
function strong() {
  const nodes = wayNow()?.nodes ?? [], steps = new Set();
  nodes.slice(1).forEach((key, at) => steps.add(nodes[at] + " " + key).add(key + " " + nodes[at]));
  return {nodes: new Set(nodes), steps};
}

async function takePath(path) {
  picking.from = null;
  const way = wayOf(await readPath(path), path.at);
  if (way) learn(await ask("graph", {keys: [...new Set([...view.nodes.keys(), ...way.nodes])]}));
  step(now => { now.path = path; now.chosen = null; if (way) placeWay(now, way.nodes); });
  showPanel();
  byId("said").textContent = way ? `A path over ${films(way.films)}` : "No path";
  if (way) fit(true);
}

const findPath = (from, to) => {
  if (from === to) throw new Error("A path needs two different ends.");
  return takePath({from, to, at: 1, without: []});
};

const closePath = () => { step(now => { now.path = null; }); showPanel(); };
const leaveOut = key => takePath({...view.path, at: 1, without: [...view.path.without, key]});
const takeBack = key => takePath({...view.path, at: 1, without: view.path.without.filter(one => one !== key)});

// Ends that are not there yet are put beside each other, on a narrow screen one below the other; what is between them
// on the line from one to the other.
function placeWay(now, keys) {
  const last = keys.at(-1), hops = keys.length - 1, tall = holder.clientHeight > holder.clientWidth;
  const [dx, dy] = tall ? [0, 110 * hops] : [185 * hops, 0];
  const put = (key, spot) => { if (!now.nodes.has(key)) now.nodes.set(key, {...spotNear(now, spot), pin: false, from: null}); };
  const beside = (key, by) => { const other = now.nodes.get(key); return other ? {x: other.x + by * dx, y: other.y + by * dy} : freeSpot(now, null); };
  put(keys[0], beside(last, -1));
  put(last, beside(keys[0], 1));
  const [a, b] = [now.nodes.get(keys[0]), now.nodes.get(last)];
  keys.forEach((key, at) => put(key, {x: Math.round(a.x + (b.x - a.x) * at / hops), y: Math.round(a.y + (b.y - a.y) * at / hops)}));
}

// --- choosing the other end ---------------------------------------------------------------------------------

function startPicking(key) {
  picking.from = key;
  notice(`Choose the other end of the path from ${known.get(key).name}: click it, or go there with the arrow keys and press Enter. Escape gives up.`);
}

// Whether a name that was clicked is the other end; it is then looked for.
function picked(key) {
  const from = picking.from;
  if (!from || from === key) return false;
  attempt(() => findPath(from, key));
  return true;
}

function stopPicking() {
  if (!picking.from) return false;
  picking.from = null;
  notice("");
  return true;
}

let otherEnd;
function pathTo(key) {
  if (!otherEnd) {
    const field = make("input");
    otherEnd = make("div", "add");
    Object.assign(field, {type: "search", id: "to-name", placeholder: "Path to a name", autocomplete: "off", spellcheck: false, dir: "auto"});
    field.setAttribute("aria-label", "Path to a name");
    otherEnd.append(field);
    suggestFor(field, hit => attempt(() => findPath(otherEnd.dataset.from, `${hit.label}:${hit.id}`)));
  }
  otherEnd.dataset.from = key;
  const whole = make("div", "pathto");
  whole.append(otherEnd, button("", "Pick it", () => startPicking(key)));
  return whole;
}

// --- the panel ----------------------------------------------------------------------------------------------

const films = count => `${count} ${count === 1 ? "film" : "films"}`;
const nameIn = (answer, key) => answer.names[key] ?? known.get(key)?.name ?? key;

function pathPanel() {
  const path = view.path, answer = answerNow(), way = wayNow(), title = make("h2"), acts = make("div", "acts");
  if (!answer) return;
  title.append(isolated(nameIn(answer, path.from)), " – ", isolated(nameIn(answer, path.to)));
  const at = Math.min(path.at, answer.paths.length);
  if (at > 1) acts.append(button("", "Previous", () => attempt(() => takePath({...path, at: at - 1}))));
  if (answer.more) acts.append(button("", "Another", () => attempt(() => takePath({...path, at: at + 1}))));
  acts.append(button("", "Close", closePath));
  panel.append(make("p", "badge", "Path"), title, make("p", "soft", way ? `${at === 1 ? "The best path" : `Path ${at}`}, over ${films(way.films)}${answer.more ? "" : at === 1 ? "; no other tells anything else" : "; the last that tells anything else"}.` : answer.why), acts);
  if (way) panel.append(sentences(way), between(answer, way));
  if (path.without.length) panel.append(leftOut(answer, path));
}

function sentences(way) {
  const list = make("ol", "steps");
  list.append(...way.steps.map((one, at) => {
    const item = make("li"), text = button("plain", one.sentence, () => chooseStep(way, at));
    text.dir = "auto";
    item.append(text, " ", make("small", "", one.place));
    return item;
  }));
  return list;
}

function chooseStep(way, at) {
  const ends = [way.nodes[at], way.nodes[at + 1]];
  const edge = data.edges.find(one => one.type === way.steps[at].type && ends.includes(keyOf(one.a)) && ends.includes(keyOf(one.b)));
  if (edge) chooseEdge(edge.i);
}

function between(answer, way) {
  const whole = make("section"), list = make("ul", "groups");
  list.append(...way.nodes.slice(1, -1).map(key => named(nameIn(answer, key), "Leave out", () => leaveOut(key))));
  if (list.children.length) whole.append(make("h3", "", "Runs through"), list);
  return whole;
}

function leftOut(answer, path) {
  const whole = make("section"), list = make("ul", "groups");
  list.append(...path.without.map(key => named(nameIn(answer, key), "Take back", () => takeBack(key))));
  whole.append(make("h3", "", "Left out"), list);
  return whole;
}

function named(name, word, act) {
  const item = make("li"), press = button("more", word, () => attempt(act));
  press.setAttribute("aria-label", `${word} ${name}`);
  item.append(isolated(name), " ", press);
  return item;
}
