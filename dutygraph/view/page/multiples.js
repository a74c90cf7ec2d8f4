// Townships side by side: the part of each, drawn at the same places.
const WIDE = 320;
const HIGH = 250;
let marked = null;

function showMultiples() {
  const holder = byId("multiples");
  holder.hidden = !state.compare;
  byId("compare").setAttribute("aria-pressed", String(state.compare));
  byId("compare").textContent = state.compare ? words.back : words.compare;
  if (!state.compare) return;
  const { parts, towns } = data.multiples;
  const grid = element("div", undefined, "grid");
  grid.append(...parts.map(partFigure));
  const notes = [words.compared];
  if (towns > parts.length) notes.push(fill(words.compared_some, { towns, shown: parts.length }));
  holder.replaceChildren(element("p", notes.join(" ")), multiplesLegend(), grid);
}

function multiplesLegend() {
  const line = element("p", undefined, "keys");
  for (const group of data.multiples.groups) {
    const key = svgElement("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" });
    key.append(svgShape(GROUP_SHAPES[group], 8, 8, 6, { fill: colour(group) }));
    line.append(key, ` ${chooseForm(words.groups[group])}　`);
  }
  return line;
}

function partFigure(part) {
  const made = element("figure");
  const svg = partVector(part);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", part.name);
  svg.addEventListener("click", (event) => {
    const number = event.target.closest(".node")?.dataset.number;
    marked = number === undefined || Number(number) === marked ? null : Number(number);
    showMultiples();
  });
  made.append(element("figcaption", part.name), svg);
  return made;
}

function partPlace() {
  const all = data.multiples.nodes;
  const across = all.map(([, x]) => x);
  const down = all.map(([, , y]) => y);
  const [left, top] = [across, down].map((list) => list.reduce((a, b) => Math.min(a, b), Infinity));
  const [right, low] = [across, down].map((list) => list.reduce((a, b) => Math.max(a, b), -Infinity));
  const [wide, high] = [(WIDE - 150) / (right - left || 1), (HIGH - 28) / (low - top || 1)];
  return (number) => {
    const [, x, y] = all[number];
    return { x: 75 + (x - left) * wide, y: 12 + (y - top) * high };
  };
}

function partVector(part) {
  const svg = svgElement("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, "font-family": FAMILY });
  const place = partPlace();
  const most = Math.max(1e-9, ...part.edges.map(([, , weight]) => weight));
  const largest = Math.max(1e-9, ...part.nodes.map(([, , weight]) => weight));
  const thickest = part.edges.length > 80 ? 1.8 : 3.2;
  for (const [from, to, weight] of part.edges) {
    const [one, two] = [place(from), place(to)];
    const isLit = from === marked || to === marked;
    svg.append(svgElement("line", { x1: one.x, y1: one.y, x2: two.x, y2: two.y,
      stroke: colour(isLit ? "accent" : "edge"), "stroke-opacity": isLit ? 0.9 : 0.5,
      "stroke-width": (0.3 + thickest * (weight / most)).toFixed(2) }));
  }
  for (const [number, group, weight] of part.nodes) {
    const { x, y } = place(number);
    const node = svgShape(GROUP_SHAPES[group], x, y, 1.8 + 5 * Math.sqrt(weight / largest),
      { fill: colour(group), class: "node", "data-number": number });
    if (number === marked) {
      node.setAttribute("stroke", colour("ink"));
      node.setAttribute("stroke-width", 1.6);
    }
    node.append(svgElement("title", {}, data.multiples.nodes[number][0]));
    svg.append(node);
  }
  svg.append(...partNames(part, place));
  return svg;
}

// The heaviest few by name, and the one that is marked.
function partNames(part, place) {
  const first = (node) => (node[0] === marked ? 1 : 0);
  const ordered = [...part.nodes].sort((a, b) => first(b) - first(a) || b[2] - a[2] || a[0] - b[0]);
  const taken = [];
  for (const [number, , weight] of ordered.slice(0, 40)) {
    if (taken.length >= 8 || (!weight && number !== marked)) break;
    const { x, y } = place(number);
    if (taken.some((other) => Math.abs(other.y - y) < 10 && Math.abs(other.x - x) < 78)) continue;
    taken.push({ x, y, number });
  }
  return taken.map(({ x, y, number }) => svgElement("text", {
    x: x < WIDE / 2 ? x - 7 : x + 7, y: y + 3, "font-size": 9, fill: colour("ink"),
    stroke: colour("card"), "stroke-width": 2, "paint-order": "stroke",
    "font-weight": number === marked ? 700 : 400, "pointer-events": "none",
    "text-anchor": x < WIDE / 2 ? "end" : "start",
  }, shorten(clean(data.multiples.nodes[number][0].slice(0, 80)), 8)));
}

function multiplesToVector() {
  const across = 3;
  const { parts } = data.multiples;
  const rows = Math.ceil(parts.length / across);
  const svg = frameVector(across * WIDE, rows * (HIGH + 26));
  parts.forEach((part, number) => {
    const [x, y] = [(number % across) * WIDE, Math.floor(number / across) * (HIGH + 26)];
    const drawn = partVector(part);
    for (const [name, value] of Object.entries({ x, y: y + 22, width: WIDE, height: HIGH })) {
      drawn.setAttribute(name, value);
    }
    svg.append(svgElement("text", { x: x + 16, y: y + 16, "font-size": 14, "font-weight": 600,
      fill: colour("ink") }, clean(part.name)), drawn);
  });
  return svg;
}
