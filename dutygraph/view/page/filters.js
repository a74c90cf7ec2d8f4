// Which nodes and edges are shown, how large and how wide they are.
const shownNodes = new Uint8Array(nodes.length);
const shownEdges = new Uint8Array(edges.length);
const sizes = new Float64Array(nodes.length);
let ranked = [];

function applyFilters() {
  const isOff = (name) => state.hidden.has(name);
  const linked = new Uint8Array(nodes.length);
  for (const edge of edges) {
    const on = edge.weight >= state.least && !isOff(`list-${edge.list}`)
      && !isOff(nodes[edge.from].group) && !isOff(nodes[edge.to].group);
    shownEdges[edge.id] = on ? 1 : 0;
    if (on) linked[edge.from] = linked[edge.to] = 1;
  }
  const thinned = state.least > lightest || edgeLists.some((list) => isOff(`list-${list}`));
  for (const node of nodes) {
    const left = linked[node.id] || !thinned || !links[node.id].length;
    shownNodes[node.id] = !isOff(node.group) && left ? 1 : 0;
  }
}

function applySizes() {
  const values = nodes.map((node) => node.figures[state.size] ?? 0);
  const most = values.reduce((largest, value) => Math.max(largest, value), 0) || 1;
  const inColumns = state.layout === "columns";
  const range = inColumns ? [4.5, 8.5] : isCrowded ? [4, 16] : [5.5, 19];
  for (const node of nodes) {
    const size = range[0] + range[1] * Math.sqrt(Math.max(0, values[node.id]) / most);
    sizes[node.id] = node.group === "township" ? Math.max(size, 12) : size;
  }
  ranked = [...nodes].sort((a, b) => rankOf(b) - rankOf(a)
    || sizes[b.id] - sizes[a.id] || a.id - b.id);
}

// Who is named first where there is no room for all.
function rankOf({ group }) {
  if (group === "township") return 3;
  if (["basic", "cooperative", "reclaimed"].includes(group)) return 0;
  return group === "matter" || group === "matter-apart" ? 1 : 2;
}

function edgeWidth(edge) {
  const most = Math.min(heaviest, isCrowded ? 3 : edges.length > 400 ? 5 : 8);
  return 0.7 + most * (edge.weight / heaviest);
}
