import sharp from "sharp";
import type { Tx } from "@/db/client";
import { type BoardPackRow, listPresentSurveys } from "@/db/queries/board/packs";
import { readCommentTexts } from "@/db/queries/board/read-comment-texts";
import { findAsset } from "@/db/queries/find-asset";
import type { WorkspaceScope } from "@/db/scope";
import type { PackDocument } from "@/domain/board/pack-document";
import { commentKey } from "@/features/board/comment-key";
import type { PrintedPack } from "@/features/board/paper/render-pack";

/** Longer comments are cut before they are laid out: a page takes fewer letters by far. */
const LONGEST_COMMENT = 4_000;

/**
 * A finished pack as it is printed now: its own stored numbers, the comments that are still there, and which of its surveys
 * are gone. Null while it is not finished.
 */
export async function openPack(tx: Tx, scope: WorkspaceScope, row: BoardPackRow): Promise<PrintedPack | null> {
  if (row.content === null || row.sha256 === null) return null;
  const document = JSON.parse(row.content) as PackDocument;
  const items = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "comments" ? block.items : [])),
  );
  const texts = await readCommentTexts(tx, scope, [...new Set(items.map(({ responseId }) => responseId))]);
  const known = new Map(texts.map((one) => [commentKey(one), one.text]));
  const comments = new Map<string, string>();
  let cut = 0;
  for (const item of items) {
    const text = known.get(commentKey(item));
    if (text === undefined) continue;
    if (text.length > LONGEST_COMMENT) cut += 1;
    comments.set(commentKey(item), text.length > LONGEST_COMMENT ? `${text.slice(0, LONGEST_COMMENT)}…` : text);
  }
  const present = await listPresentSurveys(
    tx,
    scope,
    document.surveys.map(({ id }) => id),
  );
  return {
    ...{ reference: row.reference, sha256: row.sha256, createdAt: row.createdAt, document, comments, cut },
    logo: await readLogo(tx, scope, document),
    gone: document.surveys.filter(({ id }) => !present.has(id)).map(({ name }) => name),
  };
}

/** The brand's picture as the library of the PDF takes it; none where it was taken away since. */
async function readLogo(tx: Tx, scope: WorkspaceScope, { brand }: PackDocument): Promise<Buffer | null> {
  const asset = brand.logo === null ? null : await findAsset(tx, scope, brand.logo);
  if (asset === null) return null;
  return asset.contentType === "image/png" ? asset.bytes : sharp(asset.bytes).png().toBuffer();
}
