"""What tests ask of every page for those who cannot see it, or not well."""

CHECKS = r"""() => {
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (one) => one.checkVisibility();
  const say = (what, one) => found.push(`${what}: ${one.outerHTML.slice(0, 160)}`);
  const nameOf = (one) =>
    (one.getAttribute('aria-label') ?? '').trim() ||
    (one.getAttribute('aria-labelledby') ?? '').split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? '').join('').trim() ||
    [...(one.labels ?? [])].map((label) => label.textContent).join('').trim();
  if (!document.documentElement.lang) found.push('no language');
  if (!document.title.trim()) found.push('no title');
  if (all('h1').length !== 1) found.push(`${all('h1').length} first headings`);
  if (all('main').length !== 1) found.push('no main part');
  all('input:not([type=hidden]), select, textarea').filter(shown)
    .filter((one) => !nameOf(one)).forEach((one) => say('no label', one));
  all('button, summary').filter(shown)
    .filter((one) => !nameOf(one) && !one.textContent.trim())
    .forEach((one) => say('button without name', one));
  all('a[href]').filter(shown).filter((one) => !nameOf(one) && !one.textContent.trim())
    .forEach((one) => say('link without name', one));
  all('img, svg, canvas, [role=img]').filter(shown)
    .filter((one) => !one.closest('[aria-hidden=true]'))
    .filter((one) => !one.parentElement.closest('[role=img]'))
    .filter((one) => !nameOf(one) && !one.getAttribute('alt'))
    .filter((one) => !one.querySelector('title'))
    .forEach((one) => say('picture without name', one));
  all('nav, [role=region], [role=group]').filter((one) => !nameOf(one))
    .forEach((one) => say('part without name', one));
  all('th').filter((one) => !one.scope)
    .forEach((one) => say('heading of nothing', one));
  all('table').filter((one) => one.scrollWidth > one.parentElement.clientWidth)
    .filter((one) => one.parentElement.tabIndex < 0)
    .forEach((one) => say('scrolls with no keyboard', one));
  let level = 0;
  for (const one of all('h1, h2, h3, h4')) {
    const next = Number(one.tagName[1]);
    if (next > level + 1) say('heading out of order', one);
    level = next;
  }
  const ids = all('[id]').map((one) => one.id);
  ids.filter((id, place) => ids.indexOf(id) !== place)
    .forEach((id) => found.push(`id twice: ${id}`));
  return found;
}"""
"""Names, labels, headings in order, languages: what axe-core calls serious."""

CONTRAST = r"""() => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const over = (below, colour) => {
    pen.fillStyle = `rgb(${below.join(' ')})`;
    pen.fillRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const ground = (one) => {
    const above = one.parentElement ? ground(one.parentElement) : [255, 255, 255];
    return over(above, getComputedStyle(one).backgroundColor);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = new Map();
  const walk = (root) => {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) walk(one.shadowRoot);
      const own = [...one.childNodes]
        .some((part) => part.nodeType === 3 && part.textContent.trim());
      if (!own || !one.checkVisibility()) continue;
      if (one.closest('script, style, option, [disabled]')) continue;
      const host = root.host ?? null;
      const below = host && !one.closest('.cm-editor') ? ground(host) : ground(one);
      const lights = [light(below), light(over(below, getComputedStyle(one).color))];
      lights.sort((a, b) => b - a);
      const ratio = (lights[0] + 0.05) / (lights[1] + 0.05);
      const name = `${one.tagName}.${one.className}`;
      const text = one.textContent.slice(0, 40);
      if (ratio < 4.5) found.set(name, `${ratio.toFixed(2)} ${name} ${text}`);
    }
  };
  walk(document);
  return [...found.values()];
}"""
"""Text that stands out from its ground by less than 4.5 (WCAG 2.1, 1.4.3)."""
