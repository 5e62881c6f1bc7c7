import { withTenant } from "@/db/client";
import { findPack } from "@/db/queries/board/packs";
import { openDuePack } from "@/features/board/calendar/open-due-pack";
import { openPack } from "@/features/board/open-pack";
import { renderPack } from "@/features/board/paper/render-pack";
import { deliverPacks } from "@/features/delivery/board/deliver-packs";
import type { JobContext, JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** Asks for the pack that is due by the calendar and sends those that are made. Without a mail server neither happens. */
export const sendBoardPacks: JobHandler<"board.send"> = async (_, context) => {
  const { mailer, env } = runtime();
  if (mailer === null) return;
  const { db, scope, now } = context;
  await withTenant(db, scope, (tx) => openDuePack(tx, scope, now()));
  await deliverPacks({ ...context, mailer, baseUrl: env.publicUrl, print: (packId) => print(context, packId) });
};

async function print({ db, scope }: JobContext, packId: string) {
  const opened = await withTenant(db, scope, async (tx) => {
    const row = await findPack(tx, scope, packId);
    if (row?.status === "queued" || row?.status === "running") return "waiting" as const;
    return row && openPack(tx, scope, row);
  });
  if (opened === "waiting" || opened === null) return opened;
  const { locale, cover } = opened.document;
  const { reference } = opened;
  return { locale, reference, days: cover.days, verdict: cover.verdict, pdf: await renderPack(opened) };
}
