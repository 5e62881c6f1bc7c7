import { randomUUID } from "node:crypto";

/** One request to the respondents' doors and what came back, whichever door it was. */
export interface DoorRequest {
  readonly method: "GET" | "POST" | "OPTIONS" | "HEAD" | "PUT";
  readonly path: string;
  readonly form?: Record<string, string>;
  readonly json?: unknown;
  readonly raw?: { readonly type: string; readonly body: string };
  readonly headers?: Record<string, string>;
}

export interface DoorReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Sends without following redirects. */
export type Send = (request: DoorRequest) => Promise<DoorReply>;

/** Keys of surveys in each state, made by whoever runs the table; `live` asks a score, then why. */
export interface DoorSurveys {
  readonly live: string;
  readonly draft: string;
  readonly closed: string;
  readonly pageOnly: string;
  /** The next are set as `DOOR_SETTINGS` says. */
  readonly notOpen: string;
  readonly ended: string;
  readonly capped: string;
  readonly locked: string;
  readonly anonymous: string;
  /** May be shown by `https://shop.example` and all below `https://care.example`. */
  readonly embedded: string;
}

/** What vitest's and Playwright's `expect` have in common: the table runs under both. */
export type Expect = (actual: unknown, about?: string) => Matchers & { readonly not: Matchers };

interface Matchers {
  toBe(expected: unknown): unknown;
  toBeLessThan(bound: number): unknown;
  toBeGreaterThanOrEqual(bound: number): unknown;
  toContain(part: unknown): unknown;
  toMatch(pattern: RegExp): unknown;
  toMatchObject(part: object): unknown;
}

export interface DoorCase {
  readonly name: string;
  run(send: Send, surveys: DoorSurveys, expect: Expect): Promise<void>;
}

/** The hidden fields of a page's own form, as a browser would send them. */
export function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name = "", value = ""] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
    fields[name] = value.replaceAll("&amp;", "&");
  return fields;
}

/** One submission by JSON, under an id of its own. */
export function submit(send: Send, key: string, answers: Record<string, unknown>): Promise<DoorReply> {
  const json = { submissionId: randomUUID(), answers };
  return send({ method: "POST", path: `/api/v1/s/${key}/responses`, json });
}
