import { randomInt, randomUUID } from "node:crypto";

/** A reply, read whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Empty where the reply is no JSON object; specs check more of it against the API's schemas. */
  readonly json: Record<string, unknown>;
}

export interface Sent {
  readonly key?: string;
  readonly body?: unknown;
  readonly raw?: BodyInit;
  readonly headers?: Record<string, string>;
  readonly timeout?: number;
}

/** One request to the API. Gives up after 15 seconds: nothing hangs. */
export async function send(base: string, method: string, path: string, sent: Sent = {}): Promise<Reply> {
  const headers: Record<string, string> = { "x-forwarded-for": anyAddress(), ...sent.headers };
  if (sent.key !== undefined) headers.authorization = `Bearer ${sent.key}`;
  if (sent.body !== undefined) headers["content-type"] ??= "application/json";
  const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
  const signal = AbortSignal.timeout(sent.timeout ?? 15_000);
  const reply = await fetch(new URL(path, base), { method, headers, body, redirect: "manual", signal });
  const text = await reply.text();
  const isJson = /json/.test(reply.headers.get("content-type") ?? "");
  return { status: reply.status, headers: reply.headers, text, json: isJson && text !== "" ? JSON.parse(text) : {} };
}

/** Some client somewhere: this machine is a trusted proxy of the tested app, and limits are by address. */
export function anyAddress(): string {
  return `198.51.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** A published survey from a template: its id, and the key of its page. */
export async function publishedSurvey(base: string, key: string, body: object = { template: "nps" }) {
  const made = await send(base, "POST", "/api/v1/surveys", { key, body });
  if (made.status !== 201) throw new Error(`The survey was not made: ${made.text}`);
  const live = await send(base, "POST", `/api/v1/surveys/${made.json.id}/publish`, { key });
  if (live.status !== 200) throw new Error(`The survey was not published: ${live.text}`);
  return { id: String(made.json.id), key: String(made.json.key) };
}

/** One submission by the public door. */
export function submit(base: string, surveyKey: string, submissionId: string = randomUUID(), more: object = {}) {
  const body = { submissionId, answers: { score: 9 }, complete: true, ...more };
  return send(base, "POST", `/api/v1/s/${surveyKey}/responses`, { body });
}
