// The legend: what colours and shapes mean, each a switch that hides and shows.
function showLegend() {
  const legend = byId("legend");
  const entries = data.groups.map((group) => legendSwitch(group, chooseForm(words.groups[group]),
    countNodes(group), svgShape(GROUP_SHAPES[group], 8, 8, 6, { fill: colour(group) })));
  if (edgeLists.length > 1) {
    entries.push(...edgeLists.map((list) => legendSwitch(`list-${list}`, words.lists[list],
      edges.filter((edge) => edge.list === list).length,
      svgElement("path", { d: "M1 12L15 4", stroke: colour(list), "stroke-width": 3 }))));
  }
  const shown = fill(words.shown, { nodes: format(sum(shownNodes)), edges: format(sum(shownEdges)) });
  const focused = document.activeElement?.dataset?.group;
  legend.replaceChildren(...entries, element("p", shown, "shown"));
  if (focused) legend.querySelector(`[data-group="${focused}"]`)?.focus();
}

function legendSwitch(group, text, count, mark) {
  const made = button(undefined, () => {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(group)) hidden.add(group);
    change({ hidden });
  });
  made.dataset.group = group;
  made.setAttribute("aria-pressed", String(!state.hidden.has(group)));
  const key = svgElement("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  key.append(mark);
  made.append(key, element("span", text), element("span", format(count), "figure"));
  return made;
}

function countNodes(group) {
  return nodes.filter((node) => node.group === group).length;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
