import { createHash } from "node:crypto";
import type { Definition } from "@/domain/survey/definition";

/** A short mark of a draft and the version it follows: another one means that what was read is no longer what is stored. */
export function markDraft({ draft, publishedVersion }: { draft: Definition; publishedVersion: number | null }): string {
  return createHash("sha256")
    .update(JSON.stringify([publishedVersion, draft]))
    .digest("base64url")
    .slice(0, 22);
}
