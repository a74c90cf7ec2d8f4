// Starts the page, and hands each change of state to those who show it.
function has(patch, ...names) {
  return names.some((name) => name in patch);
}

onChange((patch) => {
  if (has(patch, "theme")) {
    showTheme();
    redrawColours();
  }
  if (has(patch, "layout")) layOut();
  else if (has(patch, "size")) redrawNodes();
  if (has(patch, "hidden", "least")) hideAndShow();
  if (has(patch, "size", "layout", "least")) showControls();
  if (has(patch, "hidden", "least", "theme")) showLegend();
  if (has(patch, "node", "size", "hidden", "least")) showPanel();
  if (has(patch, "node", "hidden", "least")) showChoice();
  if (has(patch, "compare", "theme")) showMultiples();
});

function followFragment() {
  change(fragmentToState(location.hash.slice(1)));
  if (state.view) network.moveTo({ position: state.view, scale: state.view.scale });
}

window.addEventListener("hashchange", followFragment);
narrow.addEventListener("change", layOut);
systemDark.addEventListener("change", () => change({ theme: state.theme }));
window.addEventListener("resize", () => {
  if (!state.view) showWhole();
  drawOverlaySoon();
});
showLegend();
showControls();
showPanel();
showWhole();
if (location.hash) followFragment();
network.once("afterDrawing", () => { document.body.dataset.ready = "true"; });
network.redraw();
