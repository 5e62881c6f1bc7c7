import { createHash } from "node:crypto";
import { type Db, withTenant } from "@/db/client";
import { countAssets, deleteUnusedAssets, insertAsset } from "@/db/queries/insert-asset";
import type { WorkspaceScope } from "@/db/scope";
import { readPicture } from "@/features/surveys/look/read-picture";
import { writeAudit } from "@/platform/audit";
import { keyedField } from "@/platform/http/keyed-field";
import { conflict, invalid } from "@/platform/http/problem";
import { translatorIn } from "@/platform/i18n/translator";

export interface StoredLogo {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

const MOST_PICTURES = 500;
/** A picture that nothing shows is kept this long, so that taking a logo away can be undone. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Checks an uploaded picture, writes it anew and stores it in the workspace; no survey shows it yet. Throws 422 at `logo`
 *, 409 where the workspace keeps too many.
 */
export async function storeLogo(db: Db, scope: WorkspaceScope, file: Uint8Array, now: Date): Promise<StoredLogo> {
  const picture = await readPicture(file);
  if ("fault" in picture) throw invalid([keyedField("logo", picture.fault.code, picture.fault.values)]);
  const hash = createHash("sha256").update(picture.bytes).digest();
  return withTenant(db, scope, async (tx) => {
    await deleteUnusedAssets(tx, scope, new Date(now.getTime() - KEPT_MS));
    if ((await countAssets(tx, scope)) >= MOST_PICTURES)
      throw conflict(translatorIn("en", "problems")("picturesFull"), "conflict", "picturesFull");
    const id = await insertAsset(tx, scope, { ...picture, hash, createdAt: now });
    const { contentType, width, height, bytes } = picture;
    await writeAudit(tx, scope, {
      action: "picture.stored",
      subject: id,
      after: { contentType, width, height, bytes: bytes.length },
    });
    return { id, width, height };
  });
}
