import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** What the page was when it was rendered: which version the respondent saw, when, and whether it is a test. */
export interface RenderFacts {
  readonly version: number;
  readonly renderedAt: Date;
  readonly test: boolean;
}

const TOKEN_BYTES = 16;
/** A page that was left open longer must be loaded again. */
const RENDER_TOKEN_MS = 7 * 24 * 60 * 60 * 1000;

/** Signs what a page was, for one survey. */
export function signRenderToken(secret: string, surveyId: string, facts: RenderFacts): string {
  const text = `${facts.version}.${Math.floor(facts.renderedAt.getTime() / 1000).toString(36)}.${facts.test ? "t" : "c"}`;
  return `${text}.${mac(secret, "render", `${surveyId} ${text}`).toString("base64url")}`;
}

/** Reads a render token; null where it is not this survey's, was changed, or is older than a week. */
export function readRenderToken(secret: string, surveyId: string, token: string, now: Date): RenderFacts | null {
  const parts = /^(\d{1,9})\.([0-9a-z]{1,9})\.([tc])\.([\w-]{22})$/.exec(token);
  if (!parts) return null;
  const [, version, seconds, mark, given] = parts;
  const expected = mac(secret, "render", `${surveyId} ${version}.${seconds}.${mark}`);
  if (!timingSafeEqual(expected, Buffer.from(given ?? "", "base64url"))) return null;
  const renderedAt = new Date(Number.parseInt(seconds ?? "", 36) * 1000);
  if (now.getTime() - renderedAt.getTime() > RENDER_TOKEN_MS) return null;
  return { version: Number(version), renderedAt, test: mark === "t" };
}

/**
 * The 128 bits in a respondent's own URL. Derived from the submission id under the server's secret, so that the same form
 * sent twice leads to the same place, and nobody who does not hold the secret can walk them.
 */
export function resumeToken(secret: string, surveyId: string, submissionId: string): string {
  return mac(secret, "resume", `${surveyId} ${submissionId}`).toString("base64url");
}

/** What is stored of a resume token. */
export function hashResumeToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The mark of a link that makes test answers: whoever holds it may try the survey without being counted. */
export function testMark(secret: string, surveyId: string): string {
  return mac(secret, "test", surveyId).toString("base64url");
}

/** Whether a text is this survey's test mark. */
export function isTestMark(secret: string, surveyId: string, mark: string | null): boolean {
  const expected = Buffer.from(testMark(secret, surveyId));
  const given = Buffer.from(mark ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function mac(secret: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", secret).update(`candor ${purpose} ${text}`).digest().subarray(0, TOKEN_BYTES);
}
