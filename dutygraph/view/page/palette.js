// Which colour and which shape tell a group; colours come from the style sheet.
const GROUP_SHAPES = {
  township: "square", department: "dot", line: "hexagon", field: "star",
  basic: "triangle", cooperative: "diamond", reclaimed: "triangleDown",
  "matter-apart": "diamond", matter: "diamond",
  "guarantee-hard": "star", "guarantee-soft": "star", "guarantee-none": "star",
};
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
const colours = new Map();

function showTheme() {
  const chosen = state.theme || (systemDark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = chosen;
  colours.clear();
}

function otherTheme() {
  return document.documentElement.dataset.theme === "dark" ? "light" : "dark";
}

function colour(name) {
  if (!colours.has(name)) {
    const style = getComputedStyle(document.documentElement);
    colours.set(name, style.getPropertyValue(`--${name}`).trim());
  }
  return colours.get(name);
}

function edgeColour(edge) {
  return edgeLists.length > 1 ? colour(edge.list) : colour("edge");
}
