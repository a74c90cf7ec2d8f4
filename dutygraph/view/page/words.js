// Words and numbers as people read them.
const words = data.words;

function fill(text, values) {
  return text.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, forms) =>
    forms ? chooseForm(forms, values[name]) : values[name]);
}

// "node|nodes": the first beside a number that is shown as 1.
function chooseForm(forms, shown) {
  const [one, many] = forms.split("|");
  return many && String(shown) !== "1" ? many : one;
}

function format(number) {
  const digits = Math.abs(number) < 1 ? 3 : 1;
  return number.toLocaleString(data.lang, { maximumFractionDigits: digits });
}

// What may turn the order of letters round, or cannot be seen, has no place in a picture.
function clean(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

// As many characters as have room, two Latin letters in the room of a Chinese character.
function shorten(text, room) {
  const letters = [...text];
  let used = 0;
  const end = letters.findIndex((letter) => (used += letter > "\u2e7f" ? 1 : 0.5) > room);
  return end < 0 ? text : `${letters.slice(0, end - 1).join("")}…`;
}

// On the picture a department goes without its county, which stands at its township.
function nameOnPicture({ label, within }, room) {
  const short = within && label.startsWith(within) ? label.slice(within.length) : label;
  return shorten(clean((short || label).slice(0, 80)), room);
}
