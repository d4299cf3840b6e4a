// Menus that close by themselves, and the keys that walk lists.

const open = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");

function closeOthers(inside: Node | null): void {
  for (const menu of open()) if (!inside || !menu.contains(inside)) menu.open = false;
}

/** Esc closes the innermost thing that was opened, and the focus goes back to what opened it. */
function escape(event: KeyboardEvent): void {
  const [menu] = open();
  const dock = document.querySelector<HTMLDetailsElement>("details.dock[open]");
  const opened = menu ?? (dock?.contains(document.activeElement) ? dock : null);
  if (!opened) return;
  event.preventDefault();
  opened.open = false;
  opened.querySelector("summary")?.focus();
}

const STOPS = ".rows a.row, .rows .row-pick a, .rows summary.row-pick";

function stopsAround(element: Element): HTMLElement[] {
  const area = element.closest(".over, .inside, .card, .list-pane");
  return area ? [...area.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility()) : [];
}

/** Arrow keys, Home and End walk the rows; from a search box the first arrow goes to the list it filters. */
function walk(event: KeyboardEvent): void {
  const from = event.target as HTMLElement;
  let stops: HTMLElement[];
  let next: number;
  if (from.matches(STOPS)) {
    stops = stopsAround(from);
    const at = stops.indexOf(from);
    next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key] ?? -1;
  } else if (event.key === "ArrowDown" && from.matches("input[type=search]")) {
    stops = stopsAround(from.closest(".list-pane, .card") ?? from);
    next = 0;
  } else return;
  const stop = stops[next];
  if (!stop) return;
  event.preventDefault();
  stop.focus();
}

/** A strip of links that is wider than a phone begins at the current one. */
function showCurrent(): void {
  for (const link of document.querySelectorAll(".side [aria-current]")) link.scrollIntoView({ block: "nearest", inline: "center" });
}

export function startMenus(): void {
  showCurrent();
  document.addEventListener("toggle", (event) => {
    const menu = event.target as HTMLDetailsElement;
    if (menu.matches("details.menu") && menu.open) closeOthers(menu);
  }, true);
  document.addEventListener("pointerdown", (event) => closeOthers(event.target as Node));
  document.addEventListener("focusin", (event) => closeOthers(event.target as Node));
  document.addEventListener("click", (event) => {
    const menu = (event.target as Element).closest("details.menu > .pop :is(a, button)")?.closest("details");
    if (!menu) return;
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    closeOthers(null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") escape(event);
    else walk(event);
  });
}
