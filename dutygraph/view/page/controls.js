// The tools above the picture: size, layout, least weight, untangling, nearer, theme.
function fillChoices(select, names, texts) {
  for (const name of names) {
    const option = element("option", texts[name]);
    option.value = name;
    select.append(option);
  }
}

// The slider goes over the weights themselves in order, so that each move shows a change.
const steps = [...new Set(weights)].sort((a, b) => a - b);
const slider = byId("least");

function showControls() {
  byId("size").value = state.size;
  byId("layout").value = state.layout;
  const at = steps.findIndex((weight) => weight >= state.least);
  slider.value = String(at < 0 ? steps.length - 1 : at);
  byId("least-now").textContent = `≥ ${format(Math.max(state.least, steps[0] ?? 0))}`;
  slider.setAttribute("aria-valuetext", byId("least-now").textContent);
}

fillChoices(byId("size"), data.sizes, words.figures);
fillChoices(byId("layout"), data.layouts, words.layouts);
slider.min = "0";
slider.max = String(Math.max(0, steps.length - 1));
byId("layouts").hidden = data.layouts.length < 2;
byId("weights").hidden = steps.length < 2;
byId("compare").hidden = data.multiples === null;

byId("size").addEventListener("change", (event) => change({ size: event.target.value }));
byId("layout").addEventListener("change", (event) => {
  change({ layout: event.target.value, view: null });
});
slider.addEventListener("input", () => {
  const at = Number(slider.value);
  change({ least: at ? steps[at] : 0 });
});
byId("untangle").addEventListener("click", () => untangle(!isUntangling()));
byId("compare").addEventListener("click", () => change({ compare: !state.compare }));
byId("theme").addEventListener("click", () => change({ theme: otherTheme() }));
byId("closer").addEventListener("click", () => { zoom(1.4); rememberView(); });
byId("farther").addEventListener("click", () => { zoom(1 / 1.4); rememberView(); });
byId("whole").addEventListener("click", () => {
  untangle(false);
  change({ node: null, view: null });
  showWhole();
});
