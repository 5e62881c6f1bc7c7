import { withTenant } from "@/db/client";
import { findPack, isReadableBy } from "@/db/queries/board/packs";
import { openPack } from "@/features/board/open-pack";
import type { PrintedPack } from "@/features/board/paper/render-pack";
import { writeAudit } from "@/platform/audit";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";

const KINDS = ["pdf", "xlsx", "csv"];

/** The pack that somebody asks a file of: 404 for one that is not theirs to read, not finished, or gone. */
export async function takePack({ db, scope, params, role, user }: SessionRequest): Promise<PrintedPack> {
  const { pack: id = "", kind = "" } = params;
  if (!isUuid(id) || !KINDS.includes(kind)) throw notFound();
  return withTenant(db, scope, async (tx) => {
    const row = await findPack(tx, scope, id);
    const may = row !== null && (can(role, "export.run") || (await isReadableBy(tx, scope, id, user.userId)));
    const pack = may ? await openPack(tx, scope, row) : null;
    if (pack === null) throw notFound();
    await writeAudit(tx, scope, {
      action: "board_pack.taken",
      subject: id,
      after: { reference: pack.reference, kind },
    });
    return pack;
  });
}
