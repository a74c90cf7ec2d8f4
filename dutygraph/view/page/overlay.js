// What lies over the picture: names, and the chosen node with its neighbours. It is drawn
// apart, so that pointing and choosing never draw the whole picture again.
const overlay = byId("overlay");
const pen = overlay.getContext("2d");
const FAMILY = getComputedStyle(document.body).fontFamily;
const textWidths = new Map();
let hovered = null;
let names = [];
let drawWanted = false;

function screenPlace(place) {
  const [{ x, y }, scale] = [network.getViewPosition(), network.getScale()];
  return {
    x: (place.x - x) * scale + box.clientWidth / 2,
    y: (place.y - y) * scale + box.clientHeight / 2,
  };
}

function drawOverlaySoon() {
  if (drawWanted) return;
  drawWanted = true;
  requestAnimationFrame(drawOverlay);
}

function drawOverlay() {
  drawWanted = false;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [box.clientWidth, box.clientHeight];
  if (overlay.width !== Math.round(width * ratio) || overlay.height !== Math.round(height * ratio)) {
    overlay.width = Math.round(width * ratio);
    overlay.height = Math.round(height * ratio);
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  if (state.node !== null) drawNear(state.node);
  if (hovered !== null && hovered !== state.node) drawNear(hovered);
  names = placeNames(width, height);
  for (const name of names) drawName(name);
}

function nearOf(id) {
  return links[id].filter(({ edge }) => shownEdges[edge.id]);
}

function drawNear(id) {
  const scale = network.getScale();
  const centre = screenPlace(places[id]);
  pen.globalAlpha = 0.85;
  for (const link of nearOf(id)) {
    const end = screenPlace(places[link.id]);
    pen.strokeStyle = edgeLists.length > 1 ? edgeColour(link.edge) : colour("accent");
    pen.lineWidth = Math.max(0.8, edgeWidth(link.edge) * Math.min(1, scale * 1.3));
    pen.beginPath();
    pen.moveTo(centre.x, centre.y);
    pen.lineTo(end.x, end.y);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  for (const link of nearOf(id)) drawNode(link.id, scale);
  drawNode(id, scale, true);
}

function drawNode(id, scale, ringed) {
  const node = nodes[id];
  const { x, y } = screenPlace(places[id]);
  drawShape(pen, GROUP_SHAPES[node.group], x, y, Math.max(2, sizes[id] * scale));
  pen.fillStyle = colour(node.group);
  pen.fill();
  pen.strokeStyle = ringed ? colour("ink") : colour("paper");
  pen.lineWidth = ringed ? 2.5 : 1;
  pen.stroke();
}

// The most important first; a name that would lie on another is left out.
function placeNames(width, height) {
  const scale = network.getScale();
  const chosen = state.node;
  const inColumns = state.layout === "columns";
  const lit = [hovered, chosen].filter((id) => id !== null);
  const near = chosen === null ? ranked : nearOf(chosen).map((link) => nodes[link.id]);
  const most = chosen !== null || scale > 0.75
    ? 300 : Math.max(14, Math.round((width * height) / (inColumns && !isCrowded ? 5000 : 11000)));
  const isFar = chosen === null && nodes.length > 80 && scale < 0.9;
  const placed = [];
  for (const node of [...lit.map((id) => nodes[id]), ...near]) {
    if (placed.length >= most) break;
    if (isFar && !rankOf(node)) break;
    if (!shownNodes[node.id] && !lit.includes(node.id)) continue;
    const { x, y } = screenPlace(places[node.id]);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const name = nameBox(node, x, y, sizes[node.id] * scale, lit.includes(node.id), width);
    if (!placed.some((other) => isOver(name, other))) placed.push(name);
  }
  return placed.reverse();
}

// A name keeps inside the picture: moved where it is centred, else made shorter.
function nameBox(node, x, y, radius, isLit, stage) {
  const isTown = node.group === "township";
  const isColumn = state.layout === "columns";
  const size = isTown ? 14 : 12;
  const weight = isTown || isLit ? 600 : 400;
  const whole = isLit ? shorten(clean(node.label.slice(0, 200)), 40) : nameOnPicture(node, isColumn && network.getScale() < 0.8 ? 10 : 16);
  const font = `${weight} ${size}px ${FAMILY}`;
  const align = !isColumn ? "center" : node.first ? "right" : "left";
  const beside = { center: x, right: x - radius - 5, left: x + radius + 5 }[align];
  const room = { center: stage, right: beside, left: stage - beside }[align] - 4;
  const text = room > 3 * size && textWidth(whole, font) > room
    ? shorten(whole, Math.floor(room / size)) : whole;
  const width = textWidth(text, font);
  const half = width / 2 + 2;
  const at = isColumn ? beside : Math.max(half, Math.min(stage - half, beside));
  const base = isColumn ? y + size * 0.36 : y + radius + size + 1;
  const left = { center: at - width / 2, right: at - width, left: at }[align];
  return { node, text, font, size, weight, align, x: at, y: base,
    left: left - 2, right: left + width + 2, top: base - size, low: base + 1 };
}

function textWidth(text, font) {
  const key = font + text;
  if (!textWidths.has(key)) {
    pen.font = font;
    textWidths.set(key, pen.measureText(text).width);
  }
  return textWidths.get(key);
}

function isOver(one, two) {
  return one.left < two.right && two.left < one.right && one.top < two.low && two.top < one.low;
}

function drawName({ text, font, align, x, y }) {
  pen.font = font;
  pen.textAlign = align;
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = colour("paper");
  pen.fillStyle = colour("ink");
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

network.on("afterDrawing", () => {
  if (isUntangling()) rememberPlaces(nodes.map((node) => node.id));
  drawOverlay();
});
network.on("dragging", ({ nodes: ids }) => {
  if (ids.length) rememberPlaces(ids);
});
