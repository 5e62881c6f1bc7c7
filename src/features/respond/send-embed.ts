import { createHash } from "node:crypto";
import { embedScript } from "@/features/respond/embed/embed.generated";
import type { PlainRequest, PlainResponse } from "@/features/respond/plain-http";
import { problemReply } from "@/platform/http/problem";

const ETAG = `"${createHash("sha256").update(embedScript).digest("base64url").slice(0, 22)}"`;

/** A new version is everywhere within an hour; until then the old one speaks to the new page, and the other way round. */
const HEADERS = {
  "content-type": "text/javascript; charset=utf-8",
  "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
  etag: ETAG,
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
};

/** `GET /embed.js`: the script that puts a survey into another site's page. The same for everybody. */
export function sendEmbed({ method, headers }: PlainRequest): PlainResponse {
  if (method !== "GET")
    return problemReply({
      status: 405,
      code: "method_not_allowed",
      title: "Not taken here",
      headers: { allow: "GET" },
    });
  if (headers["if-none-match"]?.includes(ETAG)) return { status: 304, headers: HEADERS, body: "" };
  return { status: 200, headers: HEADERS, body: embedScript };
}
