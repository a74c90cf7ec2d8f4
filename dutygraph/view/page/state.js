// What is seen, as values; all of it stands in the URL's fragment, so it can be sent.
const state = {
  node: null, hidden: new Set(), least: 0, size: data.sizes[0], layout: data.layouts[0],
  compare: false, theme: "", view: null,
};
const listeners = [];
const SHORT = "https://w3id.org/dutygraph/id/";

function onChange(listener) {
  listeners.push(listener);
}

function change(patch) {
  Object.assign(state, patch);
  for (const listener of listeners) listener(patch);
  writeFragment();
}

function stateToFragment() {
  const parts = new URLSearchParams();
  if (state.node !== null) parts.set("node", nodes[state.node].iri.replace(SHORT, ""));
  if (state.hidden.size) parts.set("hide", [...state.hidden].sort().join(","));
  if (state.least > 0) parts.set("least", state.least);
  if (state.size !== data.sizes[0]) parts.set("size", state.size);
  if (state.layout !== data.layouts[0]) parts.set("layout", state.layout);
  if (state.compare) parts.set("compare", "1");
  if (state.theme) parts.set("theme", state.theme);
  if (state.view) {
    const { x, y, scale } = state.view;
    parts.set("at", `${Math.round(x)},${Math.round(y)},${scale.toPrecision(3)}`);
  }
  return parts.toString();
}

function fragmentToState(fragment) {
  const parts = new URLSearchParams(fragment);
  const wanted = parts.get("node");
  const node = wanted === null ? undefined : byIri.get(SHORT + wanted) ?? byIri.get(wanted);
  const known = new Set([...data.groups, ...edgeLists.map((list) => `list-${list}`)]);
  const hidden = (parts.get("hide") ?? "").split(",").filter((name) => known.has(name));
  const [x, y, scale] = (parts.get("at") ?? "").split(",").map(Number);
  return {
    node: node ? node.id : null,
    hidden: new Set(hidden),
    least: Math.max(0, Number(parts.get("least")) || 0),
    size: data.sizes.find((name) => name === parts.get("size")) ?? data.sizes[0],
    layout: data.layouts.find((name) => name === parts.get("layout")) ?? data.layouts[0],
    compare: parts.get("compare") === "1" && data.multiples !== null,
    theme: ["dark", "light"].find((name) => name === parts.get("theme")) ?? "",
    view: scale > 0 && Number.isFinite(x + y + scale) ? { x, y, scale } : null,
  };
}

// In a notebook's cell the page has no address of its own to write to.
function writeFragment() {
  if (location.protocol === "about:") return;
  const fragment = stateToFragment();
  if (fragment === location.hash.slice(1)) return;
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname);
}
