// The outline of each shape, as vis-network draws it, for canvas and for SVG.
function shapePoints(shape, x, y, radius) {
  const around = (count, turn, at) => Array.from({ length: count }, (_, step) => {
    const [angle, r] = [turn + (step * 2 * Math.PI) / count, at(step)];
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
  const r = radius * 1.15;
  const inner = r / Math.sqrt(3);
  if (shape === "square") {
    return [[x - radius, y - radius], [x + radius, y - radius],
      [x + radius, y + radius], [x - radius, y + radius]];
  }
  if (shape === "diamond") return around(4, 0, () => radius);
  if (shape === "hexagon") return around(6, 0, () => radius);
  if (shape === "triangle") {
    const low = y + 0.275 * r + inner;
    return [[x, low - r * Math.sqrt(3)], [x + r, low], [x - r, low]];
  }
  if (shape === "triangleDown") {
    const high = y - 0.275 * r - inner;
    return [[x, high + r * Math.sqrt(3)], [x + r, high], [x - r, high]];
  }
  if (shape === "star") {
    const size = radius * 0.82;
    return around(10, -Math.PI / 2, (step) => size * (step % 2 ? 0.5 : 1.3))
      .map(([px, py]) => [px, py + 0.1 * size]);
  }
  return null;
}

function drawShape(context, shape, x, y, radius) {
  const points = shapePoints(shape, x, y, radius);
  context.beginPath();
  if (points) {
    for (const [px, py] of points) context.lineTo(px, py);
    context.closePath();
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function svgShape(shape, x, y, radius, attributes) {
  const points = shapePoints(shape, x, y, radius);
  const tidy = (value) => value.toFixed(1);
  if (points) {
    const path = points.map((point) => point.map(tidy).join(",")).join(" ");
    return svgElement("polygon", { points: path, ...attributes });
  }
  return svgElement("circle", { cx: tidy(x), cy: tidy(y), r: tidy(radius), ...attributes });
}
