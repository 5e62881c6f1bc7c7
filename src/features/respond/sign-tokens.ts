import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** What the page was when it was rendered: which version the respondent saw, when, and whether it is a test. */
export interface RenderFacts {
  readonly version: number;
  readonly renderedAt: Date;
  readonly test: boolean;
}

/** The same read back, with what tells this opened page from every other. */
export interface ReadFacts extends RenderFacts {
  readonly page: string;
}

const TOKEN_BYTES = 16;
const PAGE_BYTES = 8;
/** How finely a token says when the page was rendered: it has to tell a press from a bot. */
export const RENDER_TICK_MS = 100;
/** A page that was left open longer must be loaded again. */
const RENDER_TOKEN_MS = 7 * 24 * 60 * 60 * 1000;

/** Signs what a page was, for one survey; each token is another. */
export function signRenderToken(secret: string, surveyId: string, facts: RenderFacts): string {
  return renderTokens(secret, surveyId, facts)();
}

/** Makes any number of tokens for pages that were rendered within one tick: the costly part of signing is done once. */
export function renderTokens(secret: string, surveyId: string, facts: RenderFacts): () => string {
  const tick = Math.floor(facts.renderedAt.getTime() / RENDER_TICK_MS);
  const text = `${facts.version}.${tick.toString(36)}.${facts.test ? "t" : "c"}`;
  const sign = pageSigner(secret, surveyId, text);
  return () => {
    const page = randomBytes(PAGE_BYTES);
    return `${text}.${Buffer.concat([page, sign(page)]).toString("base64url")}`;
  };
}

/** Reads a render token; null where it is not this survey's, was changed, or is older than a week. */
export function readRenderToken(secret: string, surveyId: string, token: string, now: Date): ReadFacts | null {
  const parts = /^(\d{1,9})\.([0-9a-z]{1,9})\.([tc])\.([\w-]{32})$/.exec(token);
  if (!parts) return null;
  const [, version, tick, mark, given] = parts;
  const bytes = Buffer.from(given ?? "", "base64url");
  const page = bytes.subarray(0, PAGE_BYTES);
  const expected = pageSigner(secret, surveyId, `${version}.${tick}.${mark}`)(page);
  if (!timingSafeEqual(expected, bytes.subarray(PAGE_BYTES))) return null;
  const renderedAt = new Date(Number.parseInt(tick ?? "", 36) * RENDER_TICK_MS);
  if (now.getTime() - renderedAt.getTime() > RENDER_TOKEN_MS) return null;
  return { version: Number(version), renderedAt, test: mark === "t", page: page.toString("base64url") };
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

/**
 * The submission id under which an anonymous survey stores a response: the same each time it is asked for, and nothing
 * that is stored leads back to the id in somebody's browser or link.
 */
export function sealSubmissionId(secret: string, surveyId: string, submissionId: string): string {
  return derivedId(mac(secret, "seal", `${surveyId} ${submissionId}`));
}

/** The submission id of all that is answered by one personal link: nobody without the link can say it. */
export function personalSubmissionId(secret: string, surveyId: string, invitation: string): string {
  return derivedId(mac(secret, "personal", `${surveyId} ${invitation}`));
}

/** 128 bits as a UUID. */
function derivedId(bytes: Buffer): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * By how much an anonymous survey moves the revisions of one submission: a page's revision is its clock, and nothing stored
 * may tell it. From 0 to a thousand years in milliseconds, so that what is stored is like any other time.
 */
export function revisionShift(secret: string, surveyId: string, submissionId: string): number {
  return mac(secret, "revision", `${surveyId} ${submissionId}`).readUIntBE(0, 6) % 2 ** 45;
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

/** Signs a page's own bytes under a key of what it was: one block of AES, a tenth of another HMAC. */
function pageSigner(secret: string, surveyId: string, text: string): (page: Buffer) => Buffer {
  const cipher = createCipheriv("aes-128-ecb", mac(secret, "render", `${surveyId} ${text}`), null);
  cipher.setAutoPadding(false);
  return (page) => cipher.update(Buffer.concat([page], TOKEN_BYTES));
}

function mac(secret: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", secret).update(`candor ${purpose} ${text}`).digest().subarray(0, TOKEN_BYTES);
}
