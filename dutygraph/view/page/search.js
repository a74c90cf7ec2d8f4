// Finds nodes by a part of the name or by pinyin initials, the largest first.
const wanted = byId("wanted");

function findNodes(text) {
  const typed = text.trim().toLowerCase();
  if (!typed) return [];
  return ranked.filter((node) =>
    node.label.toLowerCase().includes(typed) || node.initials.includes(typed));
}

function showFound() {
  const found = findNodes(wanted.value);
  const list = byId("found");
  list.replaceChildren();
  const figure = (node) => format(node.figures[state.size] ?? 0);
  const more = growingList(list, found, (node) => nameButton(node.id, figure(node)), 10);
  if (found.length > 10) list.append(more);
  if (wanted.value.trim() && !found.length) list.append(element("li", words.nothing));
  return found;
}

wanted.addEventListener("input", showFound);
wanted.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  const found = showFound();
  if (found.length) choose(found[0].id, true);
});
