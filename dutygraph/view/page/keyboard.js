// The picture without a pointer: arrows walk from node to node, the panel tells where.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// The nearest in a direction, what lies off the way counting double.
function nodeTowards(id, [dx, dy]) {
  const from = places[id];
  let [best, least] = [null, Infinity];
  for (const node of nodes) {
    if (node.id === id || !shownNodes[node.id]) continue;
    const [x, y] = [places[node.id].x - from.x, places[node.id].y - from.y];
    const [along, off] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    const distance = along + 2 * off;
    if (along > 1 && distance < least) [best, least] = [node.id, distance];
  }
  return best;
}

byId("network").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in ARROWS) {
    event.preventDefault();
    const first = ranked.find((node) => shownNodes[node.id])?.id ?? null;
    const next = state.node === null ? first : nodeTowards(state.node, ARROWS[event.key]);
    if (next !== null) choose(next, true);
  } else if (event.key === "+" || event.key === "=") {
    zoom(1.4);
  } else if (event.key === "-") {
    zoom(1 / 1.4);
  } else if (event.key === "0") {
    showWhole();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
  if (event.key === "/" && !event.target.closest("input, select")) {
    event.preventDefault();
    wanted.focus();
  }
});
