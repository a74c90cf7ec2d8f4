// Words and numbers as people read them.
const words = data.words;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function format(number) {
  const digits = Math.abs(number) < 1 ? 3 : 1;
  return number.toLocaleString(data.lang, { maximumFractionDigits: digits });
}

// What may turn the order of letters round, or cannot be seen, has no place in a picture.
function clean(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

function shorten(text, most) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

// On the picture a department goes without its county, which stands at its township.
function nameOnPicture({ label, within }, most) {
  const short = within && label.startsWith(within) ? label.slice(within.length) : label;
  return shorten(clean((short || label).slice(0, 80)), most);
}
