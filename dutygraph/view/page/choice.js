// Choosing a node, with the pointer or by its name, and pointing at one.
function choose(id, look) {
  change({ node: id });
  if (id !== null && look) {
    const scale = Math.max(network.getScale(), isCrowded ? 0.5 : 0.7);
    network.moveTo({ position: places[id], scale });
    rememberView();
  }
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
