import { LRUCache } from "lru-cache";
import { withTenant } from "@/db/client";
import { type AssetRow, findAsset } from "@/db/queries/find-asset";
import { findPublished } from "@/features/respond/find-published";
import type { Respondents } from "@/features/respond/open-intake";
import type { PlainResponse } from "@/features/respond/plain-http";
import { notFound } from "@/platform/http/problem";
import { isUuid } from "@/platform/is-uuid";

const MOST_BYTES = 16 * 1024 * 1024;

/**
 * `GET /s/{key}/logo/{id}`: a picture of the workspace whose survey the key names. Its bytes never change, so browsers
 * keep it for good. Opened by itself it can do nothing: no scripts, no requests, an origin of its own. Throws 404.
 */
export async function sendLogo(doors: Respondents, key: string, id: string): Promise<PlainResponse> {
  const survey = isUuid(id) ? await findPublished(doors.intake.db, doors.surveys, key) : null;
  if (!survey?.current || survey.status === "draft") throw notFound();
  const kept = doors.runtime.once(
    "logos",
    () => new LRUCache<string, AssetRow>({ maxSize: MOST_BYTES, sizeCalculation: ({ bytes }) => bytes.length + 200 }),
  );
  const { scope } = survey;
  const name = `${scope.workspaceId} ${id}`;
  const picture = kept.get(name) ?? (await withTenant(doors.intake.db, scope, (tx) => findAsset(tx, scope, id)));
  if (!picture) throw notFound();
  kept.set(name, picture);
  return {
    status: 200,
    headers: {
      "content-type": picture.contentType,
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    },
    body: new Uint8Array(picture.bytes),
  };
}
