// Show the table of an answer as a chart or as a network, as its columns allow.

const MOST_BARS = 60;
const MOST_NODES = 600;

const views = document.querySelector("[data-views]");
if (views) {
  const drawing = views.querySelector("[data-pane=drawing]");
  const table = views.querySelector("[data-pane=table]");
  for (const button of views.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => show(button, table, drawing));
  }
}

async function show(button, table, drawing) {
  for (const other of views.querySelectorAll("[data-view]")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  const kind = button.dataset.view;
  table.hidden = kind !== "table";
  drawing.hidden = kind === "table";
  if (kind === "table") return;
  const rows = readTable(table);
  const options = kind === "chart" ? toChart(rows) : toNetwork(rows);
  const { echarts } = await import(views.dataset.library);
  echarts.getInstanceByDom(drawing)?.dispose();
  if (!options) {
    drawing.textContent = kind === "chart" ? views.dataset.noChart : views.dataset.noNetwork;
    return;
  }
  drawing.textContent = "";
  echarts.init(drawing, null, { renderer: "canvas" }).setOption(options);
}

function readTable(section) {
  const headings = [...section.querySelectorAll("thead th")];
  return {
    names: headings.map((one) => one.textContent.trim()),
    numbers: headings.map((one) => one.classList.contains("number")),
    rows: [...section.querySelectorAll("tbody tr:not([hidden])")]
      .filter((row) => !row.querySelector(".nothing"))
      .map((row) =>
        [...row.cells].map((cell) => cell.dataset.value ?? cell.textContent.trim()),
      ),
  };
}

function ink() {
  return getComputedStyle(document.body).color;
}

function toChart({ names, numbers, rows }) {
  const texts = names.keys().filter((place) => !numbers[place]).toArray();
  const values = names.keys().filter((place) => numbers[place]).toArray();
  if (!values.length || !rows.length) return null;
  const shown = rows.slice(0, MOST_BARS);
  const room = Math.min(220, views.clientWidth / 3);
  const label = (row) => texts.map((place) => row[place]).join(" · ");
  return {
    textStyle: { color: ink() },
    tooltip: { trigger: "axis", renderMode: "richText" },
    legend: { top: 0, textStyle: { color: ink() } },
    grid: { left: room + 12, right: 24, top: 36, bottom: 28 },
    xAxis: { type: "value", axisLabel: { color: ink() } },
    yAxis: {
      type: "category",
      inverse: true,
      data: shown.map(label),
      axisLabel: { color: ink(), width: room, overflow: "truncate" },
    },
    series: values.map((place) => ({
      type: "bar",
      name: names[place],
      data: shown.map((row) => Number(row[place])),
    })),
  };
}

function toNetwork({ numbers, names, rows }) {
  const [from, to] = names.keys().filter((place) => !numbers[place]);
  const weight = numbers.indexOf(true);
  if (to === undefined || !rows.length) return null;
  const nodes = new Map();
  const links = [];
  for (const row of rows) {
    const ends = [`0 ${row[from]}`, `1 ${row[to]}`];
    if (ends.some((end) => !nodes.has(end)) && nodes.size >= MOST_NODES) continue;
    ends.forEach((id, category) => {
      const node = nodes.get(id) ?? { id, name: row[category ? to : from], category, value: 0 };
      node.value += weight < 0 ? 1 : Number(row[weight]);
      nodes.set(id, node);
    });
    links.push({ source: ends[0], target: ends[1], value: weight < 0 ? 1 : Number(row[weight]) });
  }
  const largest = Math.max(...[...nodes.values()].map((node) => node.value), 1);
  for (const node of nodes.values()) node.symbolSize = 8 + 28 * Math.sqrt(node.value / largest);
  return {
    textStyle: { color: ink() },
    tooltip: { renderMode: "richText" },
    legend: { top: 0, data: [names[from], names[to]], textStyle: { color: ink() } },
    series: [
      {
        type: "graph",
        layout: "force",
        roam: true,
        draggable: true,
        categories: [{ name: names[from] }, { name: names[to] }],
        data: [...nodes.values()],
        links,
        label: { show: nodes.size <= 80, position: "right", color: ink() },
        emphasis: { focus: "adjacency", label: { show: true } },
        force: { repulsion: Math.max(60, 9000 / nodes.size), edgeLength: [50, 160] },
      },
    ],
  };
}
