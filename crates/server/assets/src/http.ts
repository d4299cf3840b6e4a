// Requests of the scripts: one header, one way to be refused, one way to go to another page.

import { strandParcels } from "./drafts";

/** How long a part of the page waits before it asks once more for what it did not get, in milliseconds. */
export const AGAIN = 3000;

/** Why a request was not done, in words for the person where the server gave them. */
export class Refusal extends Error {
  constructor(
    /** The HTTP status; 0 when there was no answer at all. */
    readonly status: number,
    message: string,
    /** Words for single fields, by the field's name. */
    readonly fields: Record<string, string> = {},
  ) {
    super(message);
  }

  /** Whether the same request may well succeed later: no line, or a server in trouble. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || [408, 425, 429].includes(this.status);
  }
}

interface Problem {
  title?: string;
  detail?: string;
  fields?: Record<string, string>;
}

/** Reads `application/problem+json`; anything else says nothing to a person. */
export function refusal(status: number, type: string | null, text: string): Refusal {
  if (!type?.includes("json")) return new Refusal(status, "");
  try {
    const problem = JSON.parse(text) as Problem;
    return new Refusal(status, problem.detail ?? problem.title ?? "", problem.fields);
  } catch {
    return new Refusal(status, "");
  }
}

/** Asks for a fragment. Rejects with a Refusal; a person who is signed out is led to sign-in. */
export async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      signal: AbortSignal.timeout(30_000),
      ...init,
      headers: { "X-Kontor-Fragment": "1", Accept: "text/html, application/problem+json" },
    });
  } catch {
    throw new Refusal(0, "");
  }
  if (response.status === 401 || (response.redirected && new URL(response.url).pathname === "/sign-in")) {
    strandParcels();
    location.reload();
    return new Promise(() => {});
  }
  if (!response.ok) {
    throw refusal(response.status, response.headers.get("Content-Type"), await response.text());
  }
  return response;
}

/** Goes to another page: without loading where panes.ts can do that, else by an ordinary visit. */
export function go(url: string): void {
  const event = new CustomEvent("kontor:go", { detail: url, cancelable: true });
  if (document.dispatchEvent(event)) location.assign(url);
}

/** Where an answer sends the browser, if it does. */
export function destination(response: Response): string | null {
  return response.headers.get("X-Kontor-Location") ?? (response.redirected ? response.url : null);
}
