import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";

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
 * The 128 bits in a respondent's own URL: the submission id, enciphered under the server's secret. The same form sent
 * twice leads to the same place; a guess deciphers to an id that nobody has; nothing needs to be stored.
 */
export function resumeToken(secret: string, surveyId: string, submissionId: string): string {
  const cipher = createCipheriv("aes-128-ecb", mac(secret, "resume", surveyId), null).setAutoPadding(false);
  return cipher.update(Buffer.from(submissionId.replaceAll("-", ""), "hex")).toString("base64url");
}

/** The submission id in a resume token; null for what cannot be one. */
export function readResumeToken(secret: string, surveyId: string, token: string): string | null {
  if (!/^[\w-]{22}$/.test(token)) return null;
  const decipher = createDecipheriv("aes-128-ecb", mac(secret, "resume", surveyId), null).setAutoPadding(false);
  const bytes = Buffer.from(token, "base64url");
  // The last character carries 4 spare bits: another spelling of the same bytes is another token, and none.
  if (bytes.toString("base64url") !== token) return null;
  const hex = decipher.update(bytes).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
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
