// Puts fetched markup into the page without disturbing who is reading or typing there.

export function parse(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return document.importNode(template.content, true);
}

/** What the focused element can be found by again in other markup. */
function focusKey(inside: Element): string | null {
  const active = document.activeElement;
  if (!active || active === inside || !inside.contains(active)) return null;
  if (active.id) return `#${CSS.escape(active.id)}`;
  for (const attribute of ["name", "href", "data-key", "aria-label"]) {
    const value = active.getAttribute(attribute);
    if (value) return `${active.localName}[${attribute}="${CSS.escape(value)}"]`;
  }
  return active.localName === "summary" ? "summary" : null;
}

const openDetails = (inside: Element) => [...inside.querySelectorAll("details")].map((details) => details.open);

/** Changes an element by `change`; focus, scroll and opened details inside it stay as they were. */
export function steadily(element: Element, change: () => void): void {
  const key = focusKey(element);
  const opened = openDetails(element);
  const top = element.scrollTop;
  change();
  const details = [...element.querySelectorAll("details")];
  if (details.length === opened.length) {
    details.forEach((each, index) => {
      if (each.open !== opened[index]) each.open = opened[index] ?? false;
    });
  }
  element.scrollTop = top;
  if (key) element.querySelector<HTMLElement>(key)?.focus({ preventScroll: true });
}

/** Replaces the children of an element by a fragment, and the count before the title by the one it carries. */
export function show(element: Element, html: string): void {
  const fragment = parse(html);
  steadily(element, () => element.replaceChildren(fragment));
  countInTitle(element);
}

/** "(3) " before the title, from `data-title-count` in the given part of the page. */
export function countInTitle(root: ParentNode): void {
  const count = root.querySelector<HTMLElement>("[data-title-count]")?.dataset.titleCount;
  if (count === undefined) return;
  const title = document.title.replace(/^\([^)]*\) /, "");
  document.title = count === "0" || count === "" ? title : `(${count}) ${title}`;
}
