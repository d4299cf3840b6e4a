// What was typed and not yet sent survives a reload, per person, in this browser only.

/** A file that the server has and no message has claimed yet. */
export interface Attached {
  id: string;
  name: string;
  size: number;
}

/** What stands in a composer. */
export interface Draft {
  body: string;
  subject?: string;
  files: Attached[];
  /** When it was saved, in Unix milliseconds. */
  at: number;
}

/** A message on its way; the key makes sending it again harmless. */
export interface Parcel {
  key: string;
  body: string;
  files: Attached[];
  at: number;
  /** The document and the number of the line that it is about. */
  line?: [string, string] | undefined;
}

/** A parcel of this age that is still kept was not delivered by the page that sent it. */
export const STRANDED = 15_000;
/** Unclaimed uploads are swept by the server after a day. */
const FILES_LIVE = 20 * 3_600_000;

const path = (key: string) => `kontor:${document.body.dataset.person ?? ""}:${key}`;

/** Storage may be full or forbidden; then a draft lives as long as the page. */
function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(path(key)) ?? "null") as T | null;
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(path(key));
    else localStorage.setItem(path(key), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function all(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

export function loadDraft(key: string): Draft | null {
  const draft = read<Draft>(`draft:${key}`);
  return draft && { ...draft, files: Date.now() - draft.at < FILES_LIVE ? draft.files : [] };
}

/** Returns whether it could be saved; an empty draft is none. */
export function saveDraft(key: string, draft: Draft): boolean {
  const empty = !draft.body && !draft.subject && draft.files.length === 0;
  return write(`draft:${key}`, empty ? null : draft) && !empty;
}

export const dropDraft = (key: string) => write(`draft:${key}`, null);

export const parcels = (key: string) => read<Parcel[]>(`sending:${key}`) ?? [];

export function keepParcel(key: string, parcel: Parcel): void {
  write(`sending:${key}`, [...parcels(key).filter((each) => each.key !== parcel.key), parcel]);
}

/** This page will not hear what becomes of what it sends: the next one shows it at once, to be sent again. */
export function strandParcels(): void {
  const ours = path("");
  for (const kept of all()) {
    const key = kept.slice(ours.length);
    if (!kept.startsWith(ours) || !key.startsWith("sending:")) continue;
    write(key, (read<Parcel[]>(key) ?? []).map((parcel) => ({ ...parcel, at: parcel.at - STRANDED })));
  }
}

export function dropParcel(key: string, parcel: Parcel): void {
  const rest = parcels(key).filter((each) => each.key !== parcel.key);
  write(`sending:${key}`, rest.length > 0 ? rest : null);
}
