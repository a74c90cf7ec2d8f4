// Sort and filter the tables of a page: a click on a heading sorts, typing filters.

const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

for (const section of document.querySelectorAll("[data-table]")) {
  const body = section.querySelector("tbody");
  const rows = [...body.rows].filter((row) => !row.querySelector(".nothing"));
  enableFilter(section, rows);
  section.querySelectorAll("thead th").forEach((heading, column) => {
    enableSort(section, heading, column, body, rows);
  });
}

function enableFilter(section, rows) {
  const label = section.querySelector(".table-filter");
  const input = section.querySelector("[data-filter]");
  if (!input) return; // All rows are searched by the server, for not all are here.
  const count = section.querySelector("[data-count]");
  const texts = rows.map((row) => row.textContent.toLowerCase());
  label.hidden = rows.length < 8;
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, place) => {
      row.hidden = !texts[place].includes(wanted);
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = count.dataset.words
      .replace("{shown}", shown)
      .replace("{rows}", rows.length);
  });
}

function enableSort(section, heading, column, body, rows) {
  const isNumber = heading.classList.contains("number");
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  heading.append(button);
  button.addEventListener("click", () => {
    const first = isNumber ? "descending" : "ascending";
    const other = isNumber ? "ascending" : "descending";
    const order = heading.getAttribute("aria-sort") === first ? other : first;
    section.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const sorted = rows
      .map((row) => ({ row, key: keyOf(row.cells[column], isNumber) }))
      .sort((a, b) => sign * compare(a.key, b.key, isNumber));
    body.append(...sorted.map((one) => one.row));
  });
}

function keyOf(cell, isNumber) {
  const value = cell.dataset.value;
  return isNumber ? (value === "" ? -Infinity : Number(value)) : cell.textContent.trim();
}

function compare(a, b, isNumber) {
  return isNumber ? (a === b ? 0 : a < b ? -1 : 1) : collator.compare(a, b);
}
