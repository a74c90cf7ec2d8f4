// Filter a list of a page by what is typed.

for (const section of document.querySelectorAll("[data-list]")) {
  const input = section.querySelector("[data-list-filter]");
  const items = [...section.querySelectorAll("li")];
  input.closest("label").hidden = false;
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const item of items) {
      item.hidden = !item.textContent.toLowerCase().includes(wanted);
    }
  });
}
