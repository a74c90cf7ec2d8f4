// The picture as SVG: what is seen, with title and counts, for print and for papers.
const HEAD = 54;

function frameVector(width, height) {
  const svg = svgElement("svg", { xmlns: SVG, width, height: height + HEAD,
    viewBox: `0 ${-HEAD} ${width} ${height + HEAD}`, "font-family": FAMILY });
  svg.append(
    svgElement("rect", { x: 0, y: -HEAD, width, height: height + HEAD, fill: colour("paper") }),
    svgElement("text", { x: 16, y: -28, "font-size": 18, "font-weight": 600, fill: colour("ink") },
      clean(data.title)),
    svgElement("text", { x: 16, y: -8, "font-size": 13, fill: colour("quiet") }, data.counts),
  );
  return svg;
}

function pictureToVector() {
  const [width, height] = [box.clientWidth, box.clientHeight];
  const svg = frameVector(width, height);
  const clip = svgElement("clipPath", { id: "frame" });
  clip.append(svgElement("rect", { x: 0, y: 0, width, height }));
  const drawn = svgElement("g", { "clip-path": "url(#frame)" });
  const near = state.node === null ? null
    : new Set([state.node, ...nearOf(state.node).map((link) => link.id)]);
  drawn.append(...edges.filter((edge) => shownEdges[edge.id]).map((edge) => edgeVector(edge)));
  drawn.append(...nodes.filter((node) => shownNodes[node.id]).map((node) => nodeVector(node, near)));
  drawn.append(...names.map(nameVector));
  svg.append(clip, drawn);
  return svg;
}

function edgeVector(edge) {
  const [from, to] = [edge.from, edge.to].map((id) => screenPlace(places[id]));
  const isLit = state.node === null || edge.from === state.node || edge.to === state.node;
  const width = edgeWidth(edge) * Math.min(1, network.getScale());
  return svgElement("line", { x1: from.x.toFixed(1), y1: from.y.toFixed(1),
    x2: to.x.toFixed(1), y2: to.y.toFixed(1), stroke: edgeColour(edge),
    "stroke-width": Math.max(0.4, width).toFixed(2), "stroke-opacity": isLit ? 0.6 : 0.08 });
}

function nodeVector(node, near) {
  const { x, y } = screenPlace(places[node.id]);
  const isLit = !near || near.has(node.id);
  return svgShape(GROUP_SHAPES[node.group], x, y, Math.max(1.5, sizes[node.id] * network.getScale()),
    { fill: colour(node.group), "fill-opacity": isLit ? 1 : 0.13 });
}

function nameVector({ text, size, weight, align, x, y }) {
  return svgElement("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": size,
    "font-weight": weight, fill: colour("ink"), stroke: colour("paper"), "stroke-width": 3,
    "stroke-linejoin": "round", "paint-order": "stroke",
    "text-anchor": { center: "middle", right: "end", left: "start" }[align] }, text);
}
