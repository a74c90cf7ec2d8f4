// Choosing a node, with the pointer or by its name, and pointing at one.
function choose(id, look) {
  change({ node: id });
  if (id !== null && look) {
    network.moveTo({ position: places[id], scale: scaleAround(id) });
    rememberView();
  }
}

// As near as names can be read, but with the neighbours still in the window.
function scaleAround(id) {
  const { x, y } = places[id];
  const far = nearOf(id).reduce(([across, down], link) => [
    Math.max(across, Math.abs(places[link.id].x - x)),
    Math.max(down, Math.abs(places[link.id].y - y))], [1, 1]);
  const fitting = Math.min((box.clientWidth / 2 - 70) / far[0], (box.clientHeight / 2 - 40) / far[1]);
  const now = network.getScale();
  return Math.min(Math.max(now, 0.7), Math.max(fitting, now / 2));
}

function showChoice() {
  byId("network").classList.toggle("faded", state.node !== null);
  drawOverlaySoon();
}

function rememberView() {
  change({ view: { ...network.getViewPosition(), scale: network.getScale() } });
}

function nodeAt(event) {
  const { left, top } = box.getBoundingClientRect();
  const id = network.getNodeAt({ x: event.clientX - left, y: event.clientY - top });
  return id !== undefined && shownNodes[id] ? id : null;
}

let pointed = null;
box.addEventListener("pointermove", (event) => {
  if (event.buttons) return;
  if (!pointed) requestAnimationFrame(point);
  pointed = event;
});
box.addEventListener("pointerleave", () => {
  if (hovered === null) return;
  hovered = null;
  drawOverlaySoon();
});

function point() {
  const id = nodeAt(pointed);
  pointed = null;
  if (id === hovered) return;
  hovered = id;
  box.style.cursor = id === null ? "" : "pointer";
  drawOverlay();
}

network.on("click", ({ event }) => choose(nodeAt(event.center
  ? { clientX: event.center.x, clientY: event.center.y } : event), false));
network.on("dragEnd", () => {
  network.unselectAll();
  rememberView();
});
let zoomed = 0;
network.on("zoom", () => {
  clearTimeout(zoomed);
  zoomed = setTimeout(rememberView, 250);
});

function nameButton(id, figure) {
  const item = element("li");
  const made = button(undefined, () => choose(id, true));
  const hidden = shownNodes[id] ? "" : words.hidden_here;
  made.append(element("span", nodes[id].label + hidden, "name"), element("span", figure, "figure"));
  item.append(made);
  return item;
}
