// The panel at the side: a node's figures, neighbours and duties, or who stands out.
function showPanel() {
  byId("panel").replaceChildren(...(state.node === null ? showRanking() : showNode(nodes[state.node])));
}

function showRanking() {
  const figure = words.figures[state.size];
  if (!figure) return []; // A picture of nothing has nothing to rank by.
  const list = element("ul", undefined, "names");
  const shown = ranked.filter((node) => shownNodes[node.id] && state.size in node.figures)
    .sort((a, b) => b.figures[state.size] - a.figures[state.size] || a.id - b.id);
  const more = growingList(
    list, shown, (node) => nameButton(node.id, format(node.figures[state.size])), 12);
  const heading = element("h3", fill(words.ranking, { figure }));
  return [element("p", words.unchosen, "kind"), heading, list, more];
}

function showNode(node) {
  const leave = button("×", () => choose(null), "leave");
  leave.setAttribute("aria-label", words.close);
  const kind = [chooseForm(words.groups[node.group], 1), node.within, ...node.lines].filter(Boolean).join(" · ");
  return [
    leave,
    element("h2", node.label),
    element("p", kind, "kind"),
    showFigures(node),
    ...showNeighbours(node),
    ...showDuties(node),
  ];
}

function showFigures(node) {
  const list = element("dl");
  for (const [name, value] of Object.entries(node.figures)) {
    list.append(element("dt", words.figures[name]), element("dd", format(value)));
  }
  return list;
}

function showNeighbours(node) {
  const near = nearOf(node.id);
  if (!near.length) return [];
  const list = element("ul", undefined, "names");
  const weight = words.weights[data.weight];
  const more = growingList(
    list, near, ({ id, edge }) => nameButton(id, format(edge.weight)), 10);
  return [element("h3", fill(words.neighbours, { weight })), list, more];
}

function showDuties({ duties, held = duties.length, page }) {
  if (!held) return [];
  const list = element("div", undefined, "duties");
  const more = growingList(list, duties, (number) => showDuty(data.duties[number]), 12);
  const heading = element("h3", fill(words.duties, { number: held }));
  return [heading, ...showUntold(duties.length, held, page), list, more];
}

// Of many duties a page tells some; the page of the node, where there is one, all.
function showUntold(told, held, page) {
  if (told === held) return [];
  const note = element("p", fill(words.untold, { told }), "kind");
  if (page) {
    const link = element("a", words.every);
    link.href = page;
    note.append(" ", link);
  }
  return [note];
}

// What a duty says is put in place when it is opened.
function showDuty(duty) {
  const made = element("details");
  const summary = element("summary", duty.title);
  const where = [duty.town, chooseForm(words.groups[duty.list], 1), duty.number].join(" · ");
  summary.append(element("span", where, "where"));
  made.append(summary);
  made.addEventListener("toggle", () => made.append(...dutyParts(duty)), { once: true });
  return made;
}

function dutyParts(duty) {
  const parts = [];
  const add = (heading, name, texts) => {
    if (!texts.length) return;
    const list = element(name);
    for (const [text, where] of texts) {
      const item = element("li", text);
      if (where) item.append(element("span", where, "where"));
      list.append(item);
    }
    parts.push(element("p", heading, "part"), list);
  };
  add(words.lead, "ul", duty.departments.map((name) => [name]));
  add(words.steps, "ol", duty.steps);
  add(words.promised, "ul",
    duty.guarantees.map(([phrase, where, kind]) => [`${phrase} [${words.backings[kind]}]`, where]));
  parts.push(element("p", words.source, "part"));
  for (const [document, place, quote] of duty.sources) {
    parts.push(element("blockquote", quote ?? duty.title), element("cite", `${document} ${place}`));
  }
  return parts;
}
