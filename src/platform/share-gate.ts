import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { findShareLink, type ShareLinkRow } from "@/db/queries/share-links";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { SHORT_ID_LENGTH, shortId, uuidFromShort } from "@/db/short-id";

const SECRET_BYTES = 16;
const CHECK_BYTES = 8;
/** Whole bytes fill whole characters: no other spelling of the same token exists. */
const SHAPE = new RegExp(`^([1-9A-Za-z]{${SHORT_ID_LENGTH}})([\\w-]{${((SECRET_BYTES + CHECK_BYTES) * 4) / 3}})$`);

/** What became of a share link that somebody opened. An unknown one, an altered one and one to a deleted survey are alike. */
export type OpenedShare =
  | { readonly standing: "open"; readonly link: ShareLinkRow; readonly scope: WorkspaceScope }
  | { readonly standing: "expired" | "revoked"; readonly link: ShareLinkRow }
  | { readonly standing: "unknown" };

/**
 * The token of a link: the workspace's short id, 128 bits that only this server can derive from the link's id, and a check
 * over both. Nothing stored leads to it, and whoever may manage links can copy it again.
 */
export function shareToken(secret: string, workspaceId: string, linkId: string): string {
  const short = shortId(workspaceId);
  const bits = mac(secret, "share", `${workspaceId} ${linkId}`).subarray(0, SECRET_BYTES);
  return `${short}${Buffer.concat([bits, check(secret, short, bits)]).toString("base64url")}`;
}

/** What is stored of a token. */
export function hashShareToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * The gate of share links: looks a token up inside the workspace that it names, and mints the scope of its view. A token
 * that was altered by a character is refused by its check, before the database is asked.
 */
export async function openShare(db: Db, secret: string, token: string, now: Date): Promise<OpenedShare> {
  const workspaceId = workspaceOf(secret, token);
  if (workspaceId === null) return { standing: "unknown" };
  const gate = mintScope(workspaceId, { kind: "job", name: "share-gate" });
  const link = await withTenant(db, gate, (tx) => findShareLink(tx, gate, hashShareToken(token)));
  if (link === null) return { standing: "unknown" };
  if (link.revokedAt !== null) return { standing: "revoked", link };
  if (link.expiresAt <= now) return { standing: "expired", link };
  return { standing: "open", link, scope: mintScope(workspaceId, { kind: "link", linkId: link.id }) };
}

function workspaceOf(secret: string, token: string): string | null {
  const [, short = "", rest = ""] = SHAPE.exec(token) ?? [];
  const bytes = Buffer.from(rest, "base64url");
  if (bytes.length !== SECRET_BYTES + CHECK_BYTES) return null;
  const expected = check(secret, short, bytes.subarray(0, SECRET_BYTES));
  return timingSafeEqual(expected, bytes.subarray(SECRET_BYTES)) ? uuidFromShort(short) : null;
}

function check(secret: string, short: string, bits: Buffer): Buffer {
  return mac(secret, "share-check", `${short} ${bits.toString("hex")}`).subarray(0, CHECK_BYTES);
}

function mac(secret: string, purpose: string, text: string): Buffer {
  return createHmac("sha256", secret).update(`candor ${purpose} ${text}`).digest();
}
