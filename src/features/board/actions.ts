"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { withTenant } from "@/db/client";
import { countWaitingPacks, findPack, insertPack, updatePack } from "@/db/queries/board/packs";
import { localDay } from "@/domain/calendar/day";
import { saveSchedule } from "@/features/board/calendar/save-schedule";
import { type Fault, readChoices, readPackDays, readSchedule } from "@/features/board/input";
import { nameReference } from "@/features/board/name-reference";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { sayDay } from "@/platform/i18n/say-days";
import { newId } from "@/platform/id";
import { requireAction } from "@/platform/session";

const MOST_WAITING = 20;

/** Asks for a pack: the worker makes it. */
export async function askPack(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("make-board-pack", async () => {
    const { db, scope, workspace, user } = await requireAction(slug, "export.run");
    const t = await getTranslations("board");
    const now = new Date();
    const calendar = { today: localDay(now, workspace.zone), fiscalYearStart: workspace.fiscalYearStart };
    const [days, choices] = [readPackDays(form, calendar), readChoices(form)];
    if (!days.ok || !choices.ok)
      return said(t, { ...(days.ok ? {} : days.errors), ...(choices.ok ? {} : choices.errors) });
    const { options, locale } = choices.value;
    const id = newId();
    const reference = nameReference(days.value.to);
    const asked = await withTenant(db, scope, async (tx) => {
      if ((await countWaitingPacks(tx, scope)) >= MOST_WAITING) return false;
      const { from, to } = days.value;
      const pack = { id, reference, fromDay: from, toDay: to, options, locale, shared: options.shared };
      await insertPack(tx, scope, { ...pack, scheduledDay: null, createdBy: user.userId, createdAt: now });
      const after = { reference, from, to, comments: options.comments, shared: options.shared };
      await writeAudit(tx, scope, { action: "board_pack.asked", subject: id, after });
      return true;
    });
    revalidatePath(`/w/${slug}/board`);
    return asked ? done(t("form.asked", { reference })) : refused(t("fault.many"));
  });
}

const pack = z.object({ id: z.guid() });

/** Takes a pack out of the list; it can be brought back. */
export async function deletePack(slug: string, form: FormData): Promise<void> {
  const id = await changePack(slug, form, "board_pack.deleted", new Date());
  redirect(id === null ? `/w/${slug}/board` : `/w/${slug}/board?deleted=${id}`);
}

/** Brings a deleted pack back. */
export async function restorePack(slug: string, form: FormData): Promise<void> {
  await changePack(slug, form, "board_pack.restored", null);
  redirect(`/w/${slug}/board`);
}

async function changePack(
  slug: string,
  form: FormData,
  action: "board_pack.deleted" | "board_pack.restored",
  deletedAt: Date | null,
): Promise<string | null> {
  const { db, scope } = await requireAction(slug, "export.run");
  const given = pack.safeParse(Object.fromEntries(form));
  if (!given.success) return null;
  const { id } = given.data;
  return withTenant(db, scope, async (tx) => {
    const row = await findPack(tx, scope, id, { deletedToo: true });
    if (row === null || (row.deletedAt === null) === (deletedAt === null)) return null;
    await updatePack(tx, scope, id, { deletedAt });
    await writeAudit(tx, scope, { action, subject: id, after: { reference: row.reference } });
    return id;
  });
}

/** Saves when packs are made by the calendar, and who gets them by mail. */
export async function savePackSchedule(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-board-schedule", async () => {
    const { db, scope, workspace, user } = await requireAction(slug, "export.run");
    const t = await getTranslations("board");
    const [wishes, choices] = [readSchedule(form), readChoices(form)];
    if (!wishes.ok || !choices.ok)
      return said(t, { ...(wishes.ok ? {} : wishes.errors), ...(choices.ok ? {} : choices.errors) });
    const asked = { ...wishes.value, ...choices.value, changedBy: user.userId };
    const next = await withTenant(db, scope, (tx) => saveSchedule(tx, scope, workspace, asked, new Date()));
    revalidatePath(`/w/${slug}/board`);
    return done(next === null ? t("mail.savedOff") : t("mail.saved", { day: sayDay(next, choices.value.locale) }));
  });
}

function said(t: Awaited<ReturnType<typeof getTranslations<"board">>>, faults: Record<string, Fault>): FormState {
  return refused(null, Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, t(`fault.${fault}`)])));
}
