"use strict";

// Draws the network that the page carries as JSON. Text from documents reaches the page
// only as text: on the canvas, or through textContent.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const narrow = window.matchMedia("(max-width: 800px)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const links = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    links.get(edge.from).push({ id: edge.to, weight: edge.steps });
    links.get(edge.to).push({ id: edge.from, weight: edge.steps });
  }
  for (const list of links.values()) list.sort((a, b) => b.weight - a.weight);

  const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, ...place(node) })));
  const edges = new vis.DataSet(data.edges);
  const box = document.getElementById("network");
  const network = new vis.Network(box, { nodes, edges }, options());
  let chosen = null;

  function place(node) {
    const [x, y] = narrow.matches ? node.upright : [node.x, node.y];
    return { x, y };
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  }

  function options() {
    const group = (name) => {
      const fill = colour(name);
      return { color: { background: fill, border: fill,
        highlight: { background: fill, border: colour("ink") } } };
    };
    const groups = { township: group("township") };
    for (const name of data.groups) groups[name] = group(name);
    return {
      ...data.options,
      groups,
      nodes: { font: { color: colour("ink"), strokeWidth: 4, strokeColor: colour("paper") } },
      edges: { color: { color: colour("edge"), highlight: colour("accent") } },
    };
  }

  function number(value) {
    return value.toLocaleString(data.lang, { maximumFractionDigits: 1 });
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function nameButton(id, figure) {
    const item = element("li");
    const button = element("button");
    button.type = "button";
    button.append(element("span", byId.get(id).label), element("span", figure, "figure"));
    button.addEventListener("click", () => choose(id, true));
    item.append(button);
    return item;
  }

  function showPanel(node) {
    const panel = document.getElementById("panel");
    panel.replaceChildren();
    panel.hidden = !node;
    if (!node) return;
    const figures = element("dl");
    for (const name of data.measures[node.kind]) {
      figures.append(element("dt", words.measures[name]));
      figures.append(element("dd", number(node.figures[name])));
    }
    const list = element("ul", undefined, "names");
    for (const link of links.get(node.id)) {
      list.append(nameButton(link.id, number(link.weight)));
    }
    panel.append(
      element("h2", node.label),
      element("p", [words.kinds[node.kind], node.within, ...node.lines].join(" · "), "kind"),
      figures,
      element("h3", words.neighbours[node.kind]),
      list,
    );
  }

  function fade() {
    const near = chosen && new Set([chosen, ...links.get(chosen).map((link) => link.id)]);
    nodes.update(data.nodes.map((node) => {
      const seen = !near || near.has(node.id);
      return { id: node.id, opacity: seen ? 1 : 0.12,
        font: { color: seen ? colour("ink") : "rgba(128, 128, 128, 0.18)",
          strokeWidth: seen ? 4 : 0, strokeColor: colour("paper") } };
    }));
    edges.update(data.edges.map((edge) => {
      const seen = !chosen || edge.from === chosen || edge.to === chosen;
      return { id: edge.id, color: { opacity: seen ? 1 : 0.08, color: colour("edge"),
        highlight: colour("accent") } };
    }));
  }

  // Names of townships keep their size on the screen, so that the whole can be read.
  function labelTownships() {
    const size = Math.min(150, Math.max(22, 15 / network.getScale()));
    const townships = data.nodes.filter((node) => node.kind === "township");
    nodes.update(townships.map((node) => ({ id: node.id, font: { size } })));
  }

  function showWhole() {
    network.fit();
    labelTownships();
  }

  function choose(id, look) {
    chosen = id;
    showPanel(id === null ? null : byId.get(id));
    fade();
    if (id === null) {
      network.unselectAll();
      return;
    }
    network.selectNodes([id]);
    if (look) network.focus(id, { scale: Math.max(network.getScale(), 0.7) });
    labelTownships();
  }

  function search(text) {
    const wanted = text.trim().toLowerCase();
    const found = wanted
      ? data.nodes.filter((node) => node.label.toLowerCase().includes(wanted))
      : [];
    const list = document.getElementById("found");
    list.replaceChildren(
      ...found.slice(0, 12).map((node) => nameButton(node.id, number(node.figures.steps))));
    if (wanted && !found.length) list.append(element("li", words.nothing));
    return found;
  }

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor });
    labelTownships();
  }

  network.on("click", ({ nodes: [id] }) => choose(id ?? null, false));
  document.getElementById("wanted").addEventListener("input", (event) => {
    search(event.target.value);
  });
  document.getElementById("search").addEventListener("submit", (event) => {
    event.preventDefault();
    const found = search(document.getElementById("wanted").value);
    if (found.length) choose(found[0].id, true);
  });
  document.getElementById("closer").addEventListener("click", () => zoom(1.4));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.4));
  document.getElementById("whole").addEventListener("click", () => {
    choose(null);
    showWhole();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
  });
  narrow.addEventListener("change", () => {
    nodes.update(data.nodes.map((node) => ({ id: node.id, ...place(node) })));
    showWhole();
  });
  dark.addEventListener("change", () => {
    network.setOptions(options());
    fade();
  });
  window.addEventListener("resize", () => {
    if (chosen === null) showWhole();
  });
  network.on("zoom", labelTownships);
  fade();
  showWhole();
  document.body.dataset.ready = "true";
})();
