// What is seen as a file: SVG as it is, PNG drawn from it at twice the size.
function seenAsVector() {
  const svg = state.compare ? multiplesToVector() : pictureToVector();
  return {
    text: new XMLSerializer().serializeToString(svg),
    width: Number(svg.getAttribute("width")),
    height: Number(svg.getAttribute("height")),
  };
}

function save(blob, ending) {
  const link = element("a");
  link.href = URL.createObjectURL(blob);
  link.download = `dutygraph-${data.picture}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

byId("svg").addEventListener("click", () => {
  save(new Blob([seenAsVector().text], { type: "image/svg+xml" }), "svg");
});
byId("png").addEventListener("click", async () => {
  const { text, width, height } = seenAsVector();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = element("canvas");
  [canvas.width, canvas.height] = [2 * width, 2 * height];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  canvas.toBlob((blob) => save(blob, "png"), "image/png");
});
