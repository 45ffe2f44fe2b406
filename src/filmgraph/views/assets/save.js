// The picture as it is seen now, as a file: SVG for print and for editing, PNG for slides.
const SVG = "http://www.w3.org/2000/svg";

function shape(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function asSvg() {
  const wide = holder.clientWidth, high = holder.clientHeight, scale = network.getScale();
  const svg = shape("svg", {xmlns: SVG, width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "font-family": "system-ui, sans-serif"});
  svg.append(shape("title", {}, document.title), shape("rect", {width: wide, height: high, fill: look.card}));
  if (data.groups) svg.append(...drawnGrounds(scale));
  for (const edge of data.edges) if (!isEdgeGone(edge)) svg.append(...(edge.n ? drawnBundle(edge, scale) : drawnEdge(edge, scale)));
  for (const node of data.nodes) if (!isGone(node)) svg.append(drawnNode(node, scale));
  for (const {box, node} of state.boxes) {
    const lines = data.nodes[node].c, tall = (box[3] - box[1]) / lines.length;
    lines.forEach((line, row) => svg.append(shape("text", {
      x: (box[0] + box[2]) / 2, y: box[1] + (row + 0.78) * tall, "font-size": tall / 1.22, "text-anchor": "middle", fill: look.ink,
      "font-weight": data.nodes[node].k === "Film" ? 600 : 400, stroke: look.card, "stroke-width": 3.5, "paint-order": "stroke", "stroke-linejoin": "round",
    }, line)));
  }
  return new XMLSerializer().serializeToString(svg);
}

function drawnEdge(edge, scale) {
  const [a, b] = [edge.a, edge.b].map(end => network.canvasToDOM(spotOf(data.nodes[end])));
  const colour = edge.s ? look.strong : look.line, middle = bend(edge, a, b);
  const from = middle || a, r = size(data.nodes[edge.b]) * scale, length = Math.hypot(b.x - from.x, b.y - from.y) || 1;
  const tip = {x: b.x - (b.x - from.x) / length * r, y: b.y - (b.y - from.y) / length * r};
  const path = middle ? `M${a.x} ${a.y}Q${middle.x} ${middle.y} ${tip.x} ${tip.y}` : `M${a.x} ${a.y}L${tip.x} ${tip.y}`;
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x), point = turn => `${tip.x - 9 * Math.cos(angle + turn)} ${tip.y - 9 * Math.sin(angle + turn)}`;
  return [
    shape("path", {d: path, fill: "none", stroke: colour, "stroke-width": edge.s ? 3 : 1.3}),
    shape("path", {d: `M${tip.x} ${tip.y}L${point(0.4)}L${point(-0.4)}Z`, fill: colour}),
  ];
}

function bend(edge, a, b) {
  if (!edge.r || edge.a === edge.b) return null;
  const via = network.body.edges[edge.i].edgeType.getViaNode?.();
  return via ? network.canvasToDOM(via) : {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
}

function drawnNode(node, scale) {
  const {x, y} = network.canvasToDOM(spotOf(node)), r = size(node) * scale, colour = look.colours[node.k];
  const common = {fill: colour.background, stroke: colour.border, "stroke-width": 1.5};
  const points = list => shape("polygon", {points: list.map(([dx, dy]) => `${x + dx * r},${y + dy * r}`).join(" "), ...common});
  if (node.k === "Person" || node.members) return shape("circle", {cx: x, cy: y, r, ...common});
  if (node.k === "Film") return points([[-1, -1], [1, -1], [1, 1], [-1, 1]]);
  if (node.k === "Company") return points([[0, -1.15], [1, 0.75], [-1, 0.75]]);
  if (node.k === "Festival") return points([[0, -1], [1, 0], [0, 1], [-1, 0]]);
  return points([[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]]);
}

function handOut(content, name) {
  const link = document.createElement("a"), address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const fileName = ending => (document.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "picture") + ending;

function saveSvg() { handOut(new Blob([asSvg()], {type: "image/svg+xml"}), fileName(".svg")); }

function savePng() {
  const drawn = holder.querySelector("canvas"), copy = document.createElement("canvas"), pen = copy.getContext("2d");
  [copy.width, copy.height] = [drawn.width, drawn.height];
  pen.fillStyle = look.card;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(drawn, 0, 0);
  copy.toBlob(content => handOut(content, fileName(".png")), "image/png");
}
