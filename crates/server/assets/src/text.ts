// Words from the markup, filled in; sizes and times as the page's language writes them.

type Values = Record<string, string | number>;

export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text `data-text-NAME` of the element or the nearest ancestor that has one. */
export function words(from: Element, name: string, values: Values = {}): string {
  const attribute = `data-text-${name}`;
  return fill(from.closest(`[${attribute}]`)?.getAttribute(attribute) ?? "", values);
}

const language = () => document.documentElement.lang || undefined;

/** "184 KB" or "4,8 MB", counted in 1024s; never rounded down, so that one byte too many does not look like enough. */
export function size(bytes: number): string {
  const mega = bytes >= 1024 * 1024;
  const figure = mega ? Math.ceil((bytes / 1024 / 1024) * 10) / 10 : Math.ceil(bytes / 1024);
  return `${figure.toLocaleString(language(), { maximumFractionDigits: 1 })}\u00a0${mega ? "MB" : "KB"}`;
}

export function clock(at: Date): string {
  return at.toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** Shows a text in an element that may keep an icon beside it; an empty text hides the element. */
export function say(element: Element | null, text: string): void {
  if (!(element instanceof HTMLElement)) return;
  (element.querySelector("span") ?? element).textContent = text;
  element.hidden = text === "";
}
