import { createHmac, timingSafeEqual } from "node:crypto";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { SHORT_ID_LENGTH, shortId, uuidFromShort } from "@/db/short-id";

const MAC_BYTES = 16;
const TIME_BYTES = 4;
const TOKEN = new RegExp(`^[1-9A-Za-z]{${2 * SHORT_ID_LENGTH}}([\\w-]+)$`);

/**
 * The token of a link to an export's file: the workspace's short id, the export's, until when, and 128 bits that only this
 * server can make. Whoever has it may take the file until then, without signing in.
 */
export function exportToken(secret: string, workspaceId: string, exportId: string, until: Date): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUInt32BE(Math.floor(until.getTime() / 1000));
  const mac = macOf(secret, workspaceId, exportId, time);
  return shortId(workspaceId) + shortId(exportId) + Buffer.concat([time, mac]).toString("base64url");
}

/** Which file a token opens, with the right to read that workspace; null for what this server did not make, or too late. */
export function openExportToken(
  secret: string,
  token: string,
  now: Date,
): { readonly scope: WorkspaceScope; readonly exportId: string } | null {
  const [, rest = ""] = TOKEN.exec(token) ?? [];
  const bytes = Buffer.from(rest, "base64url");
  const workspaceId = uuidFromShort(token.slice(0, SHORT_ID_LENGTH));
  const exportId = uuidFromShort(token.slice(SHORT_ID_LENGTH, 2 * SHORT_ID_LENGTH));
  if (workspaceId === null || exportId === null || bytes.length !== TIME_BYTES + MAC_BYTES) return null;
  // The last letter has bits to spare: written otherwise, the same bytes are no token of ours.
  if (bytes.toString("base64url") !== rest) return null;
  const time = bytes.subarray(0, TIME_BYTES);
  if (!timingSafeEqual(bytes.subarray(TIME_BYTES), macOf(secret, workspaceId, exportId, time))) return null;
  if (time.readUInt32BE() * 1000 <= now.getTime()) return null;
  return { scope: mintScope(workspaceId, { kind: "job", name: "export-link" }), exportId };
}

function macOf(secret: string, workspaceId: string, exportId: string, time: Buffer): Buffer {
  const said = `candor export ${workspaceId} ${exportId} ${time.toString("hex")}`;
  return createHmac("sha256", secret).update(said).digest().subarray(0, MAC_BYTES);
}
