// Turn the text field of a query into an editor that colours and completes SPARQL.
// The editor lives in a shadow root: there its styles need no exception from the policy.

const form = document.querySelector("[data-editor]");
const field = form.querySelector("textarea");
const library = await import(form.dataset.library);
const { Compartment, EditorView, EditorState, basicSetup, keymap, languages, Prec } =
  library;

const description = languages.find((one) => one.name === "SPARQL");
const sparql = await description.load();
const terms = JSON.parse(form.querySelector("[data-completions]").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = new Compartment();
// On the ground of oneDark its own comments and line numbers are hard to read.
const darker = EditorView.theme(
  {
    "&": { backgroundColor: "#15181d" },
    ".cm-gutters, .cm-activeLineGutter": { backgroundColor: "#15181d" },
    "&.cm-focused .cm-matchingBracket span, &.cm-focused .cm-matchingBracket": {
      color: "#e6e9ee",
    },
  },
  { dark: true },
);

const host = document.createElement("div");
host.className = "editor-host";
const root = host.attachShadow({ mode: "open" });
field.before(host);
field.hidden = true;

const view = new EditorView({
  root,
  parent: root,
  state: EditorState.create({
    doc: field.value,
    extensions: [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: submit }])),
      basicSetup,
      sparql,
      sparql.language.data.of({ autocomplete: complete }),
      theme.of(chooseTheme()),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        "aria-label": form.querySelector("label").textContent,
      }),
      EditorView.domEventHandlers({ beforeinput: replaceSelected }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) field.value = update.state.doc.toString();
      }),
      EditorView.theme({
        "&": { fontSize: "14px" },
        ".cm-scroller": { fontFamily: "ui-monospace, monospace", minHeight: "260px" },
      }),
    ],
  }),
});
form.querySelector("label").addEventListener("click", () => view.focus());
dark.addEventListener("change", () => {
  view.dispatch({ effects: theme.reconfigure(chooseTheme()) });
});
showMistake();

function chooseTheme() {
  return dark.matches ? [darker, library.oneDark] : [];
}

// Chromium joins the lines around a selection with an inline style, which the policy
// forbids; here the editor replaces it itself.
function replaceSelected(event, view) {
  const isTyped = event.inputType === "insertText" && event.data && !view.composing;
  if (!isTyped || view.state.selection.main.empty) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type" });
  return true;
}

function submit() {
  form.requestSubmit();
  return true;
}

function complete(context) {
  const word = context.matchBefore(/[\w:-]+/);
  if (!word && !context.explicit) return null;
  return { from: word ? word.from : context.pos, options: terms, validFor: /^[\w:-]*$/ };
}

function showMistake() {
  if (!form.dataset.line) return;
  const wanted = Math.min(Number(form.dataset.line), view.state.doc.lines);
  const line = view.state.doc.line(wanted);
  const place = Math.min(line.from + Number(form.dataset.column) - 1, line.to);
  view.dispatch({ selection: { anchor: place }, scrollIntoView: true });
  view.focus();
}
