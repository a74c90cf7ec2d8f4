// Makes elements; text only ever enters as text.
const SVG = "http://www.w3.org/2000/svg";

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function svgElement(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(text, act, className) {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

// A list that begins short and grows on demand.
function growingList(parent, items, make, step) {
  let shown = 0;
  const more = button("", grow, "more");
  function grow() {
    for (const item of items.slice(shown, shown + step)) parent.append(make(item));
    shown += step;
    const left = items.length - shown;
    more.textContent = fill(words.more, { number: Math.min(left, step) });
    more.hidden = left <= 0;
  }
  grow();
  return more;
}
