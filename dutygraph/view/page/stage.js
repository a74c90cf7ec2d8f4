// The picture as vis-network draws it: places, sizes, what is hidden, and how near.
const narrow = window.matchMedia("(max-width: 800px)");
const box = byId("drawn");
const places = nodes.map(() => ({ x: 0, y: 0 }));
placeNodes();
applyFilters();
applySizes();
showTheme();

const drawnNodes = new vis.DataSet(nodes.map((node) => ({
  id: node.id, ...places[node.id], ...look(node), shape: GROUP_SHAPES[node.group],
})));
const drawnEdges = new vis.DataSet(edges.map((edge) => ({
  id: edge.id, from: edge.from, to: edge.to, width: edgeWidth(edge), ...edgeLook(edge),
})));
const network = new vis.Network(box, { nodes: drawnNodes, edges: drawnEdges }, {
  autoResize: true,
  physics: { enabled: false, solver: "forceAtlas2Based", stabilization: false,
    forceAtlas2Based: { springLength: 90, avoidOverlap: 0.6, damping: 0.6 } },
  layout: { improvedLayout: false },
  nodes: { borderWidth: 0, borderWidthSelected: 0, chosen: false },
  edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0 },
  interaction: { hover: false, selectable: false, keyboard: false, tooltipDelay: 1e8,
    hideEdgesOnDrag: isCrowded, hideEdgesOnZoom: isCrowded },
});

function placeNodes() {
  const layout = data.layouts.indexOf(state.layout);
  for (const node of nodes) {
    const [x, y] = node.places[layout][narrow.matches ? 1 : 0];
    Object.assign(places[node.id], { x, y });
  }
}

function look(node) {
  return { size: sizes[node.id], hidden: !shownNodes[node.id], color: colour(node.group) };
}

function edgeLook(edge) {
  return { hidden: !shownEdges[edge.id],
    color: { color: edgeColour(edge), opacity: isCrowded ? 0.35 : 0.6, inherit: false } };
}

// Only what changes is handed on: vis-network is slow with what it is told again.
function hideAndShow() {
  const before = { nodes: shownNodes.slice(), edges: shownEdges.slice() };
  applyFilters();
  drawnEdges.update(edges.filter(({ id }) => before.edges[id] !== shownEdges[id])
    .map(({ id }) => ({ id, hidden: !shownEdges[id] })));
  drawnNodes.update(nodes.filter(({ id }) => before.nodes[id] !== shownNodes[id])
    .map(({ id }) => ({ id, hidden: !shownNodes[id] })));
}

function redrawNodes() {
  applySizes();
  drawnNodes.update(nodes.map((node) => ({ id: node.id, ...look(node) })));
}

function redrawColours() {
  redrawNodes();
  drawnEdges.update(edges.map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
}

function layOut() {
  placeNodes();
  applySizes();
  drawnNodes.update(nodes.map((node) => ({ id: node.id, ...places[node.id], ...look(node) })));
  showWhole();
}

function rememberPlaces(ids) {
  for (const [id, place] of Object.entries(network.getPositions(ids))) {
    Object.assign(places[id], place);
  }
}

function untangle(on) {
  network.setOptions({ physics: { enabled: on } });
  byId("untangle").setAttribute("aria-pressed", String(on));
  byId("untangle").textContent = on ? words.stop : words.untangle;
}

function isUntangling() {
  return byId("untangle").getAttribute("aria-pressed") === "true";
}

// Room for names: beside columns, below everything else.
function showWhole() {
  const seen = nodes.filter((node) => shownNodes[node.id]).map((node) => places[node.id]);
  if (!seen.length) return;
  const [left, right, top, low] = seen.reduce(([l, r, t, b], { x, y }) => [
    Math.min(l, x), Math.max(r, x), Math.min(t, y), Math.max(b, y)],
  [Infinity, -Infinity, Infinity, -Infinity]);
  const beside = state.layout === "columns" ? Math.min(150, Math.max(100, box.clientWidth / 6)) : 66;
  const scale = Math.min(1.3, (box.clientWidth - 2 * beside) / (right - left + 40),
    (box.clientHeight - 70) / (low - top + 40));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + low) / 2 }, scale });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}
