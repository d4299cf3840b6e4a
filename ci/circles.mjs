// Files that need each other in a ring: read from the paths of each Rust file, followed through re-exports to where a name is defined.

const DEFINED = /^\s*(?:pub(?:\([^)]*\))?\s+)?(?:const\s+|async\s+|unsafe\s+)*(?:fn|struct|enum|trait|type|static|const|union|macro_rules!)\s+([A-Za-z_]\w*)/gm;

/** The rings among `sources`, a map from path to text, each as the sorted paths of its files. */
export function circles(sources) {
  const rooms = new Map();
  for (const [file, text] of sources) {
    const found = file.match(/^(crates\/\w+)\/src\/(.*)\.rs$/);
    if (!found) continue;
    const [, crate, inside] = found;
    const path = inside.replace(/\/mod$/, "").split("/").filter((part) => !["lib", "main"].includes(part));
    rooms.set([crate, ...path].join("::"), { file, path: [crate, ...path], ...read(text) });
  }
  const arrows = new Map();
  for (const room of rooms.values()) {
    const to = new Set(room.names.map((name) => home(rooms, room, name, 0)).filter((other) => other && other !== room));
    arrows.set(room, to);
  }
  return rings(arrows);
}

/** What a file defines, re-exports and names, without its comments, strings and tests. */
function read(text) {
  const code = text.replace(/"(?:\\.|[^"\\])*"/g, '""').replace(/\/\/.*$/gm, "").replace(/\/\*[^]*?\*\//g, "");
  const defined = new Set([...code.matchAll(DEFINED)].map((match) => match[1]));
  const uses = [...code.matchAll(/\b(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/g)];
  const imports = uses.flatMap(([, open, tree]) => spread(tree.replace(/\s+/g, " ")).map((leaf) => ({ ...leaf, open: Boolean(open) })));
  const rest = code.replace(/\buse\s+[^;]+;/g, "");
  const inline = [...rest.matchAll(/(?<![:\w$])(?:crate|super|self|[a-z_]\w*)(?:::\w+)+/g)].map((match) => match[0].split("::"));
  const names = [...imports.filter(({ open }) => !open).map(({ path }) => path), ...inline];
  return { defined, handed: imports, names };
}

/** `a::{b, c as d}` as the paths of its leaves with the names they get. */
function spread(tree) {
  const open = tree.indexOf("{");
  if (open < 0) {
    const [path, alias] = tree.trim().split(" as ");
    const parts = path.split("::").map((part) => part.trim());
    if (parts.at(-1) === "self") parts.pop();
    return [{ path: parts, name: alias?.trim() ?? parts.at(-1) }];
  }
  const head = tree.slice(0, open);
  const leaves = [];
  let depth = 0;
  let leaf = "";
  for (const letter of tree.slice(open + 1, tree.lastIndexOf("}"))) {
    depth += { "{": 1, "}": -1 }[letter] ?? 0;
    if (letter === "," && depth === 0) {
      leaves.push(leaf);
      leaf = "";
    } else {
      leaf += letter;
    }
  }
  return [...leaves, leaf].filter((one) => one.trim()).flatMap((one) => spread(head + one.trim()));
}

/** The file where the name at the end of a path is defined; none for what is not ours. */
function home(rooms, room, path, depth) {
  if (depth > 8) return undefined;
  const [first, ...others] = path;
  let at;
  let rest = others;
  if (first === "crate") at = rooms.get(room.path[0]);
  else if (first === "self") at = room;
  else if (first === "super") at = rooms.get(room.path.slice(0, -1).join("::"));
  else {
    at = rooms.get([...room.path, first].join("::"));
    const imported = at ? undefined : room.handed.find(({ name }) => name === first);
    if (imported && imported.path[0] !== first) return home(rooms, room, [...imported.path, ...others], depth + 1);
  }
  while (at && rest.length > 0) {
    if (rest[0] === "super") {
      at = rooms.get(at.path.slice(0, -1).join("::"));
    } else {
      const below = rooms.get([...at.path, rest[0]].join("::"));
      if (!below) break;
      at = below;
    }
    rest = rest.slice(1);
  }
  if (!at || rest.length === 0 || at.defined.has(rest[0])) return rest.length === 0 ? undefined : at;
  const handed = at.handed.find(({ name, open }) => name === rest[0] && open);
  return handed ? home(rooms, at, [...handed.path, ...rest.slice(1)], depth + 1) : undefined;
}

/** Strongly connected rooms, by Tarjan's way. */
function rings(arrows) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  const visit = (room) => {
    index.set(room, index.size);
    low.set(room, index.get(room));
    stack.push(room);
    for (const other of arrows.get(room)) {
      if (!index.has(other)) visit(other);
      if (stack.includes(other)) low.set(room, Math.min(low.get(room), low.get(other)));
    }
    if (low.get(room) === index.get(room)) {
      const ring = stack.splice(stack.indexOf(room));
      if (ring.length > 1) found.push(ring.map(({ file }) => file).sort());
    }
  };
  for (const room of arrows.keys()) if (!index.has(room)) visit(room);
  return found;
}
