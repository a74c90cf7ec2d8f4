// What the page carries: nodes, edges and duties, and who is linked to whom.
const data = JSON.parse(document.getElementById("data").textContent);
const nodes = data.nodes;
const edges = data.edges.map(([from, to, weight, lists], id) => {
  const held = data.lists[lists];
  return { id, from, to, weight, list: held.length === 1 ? held[0] : "several" };
});
const byIri = new Map(nodes.map((node) => [node.iri, node]));
const weights = edges.map((edge) => edge.weight);
const lightest = weights.reduce((least, weight) => Math.min(least, weight), Infinity);
const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
const edgeLists = ["basic", "cooperative", "reclaimed", "several"].filter(
  (list) => edges.some((edge) => edge.list === list));
const isCrowded = nodes.length > 600 || edges.length > 3000;

const links = nodes.map(() => []);
for (const edge of edges) {
  links[edge.from].push({ edge, id: edge.to });
  links[edge.to].push({ edge, id: edge.from });
}
for (const list of links) list.sort((a, b) => b.edge.weight - a.edge.weight || a.id - b.id);
