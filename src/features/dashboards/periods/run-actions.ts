import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { withTenant } from "@/db/client";
import { isDay } from "@/domain/calendar/day";
import { closePeriod } from "@/features/dashboards/periods/close-period";
import { calendarPeriod } from "@/features/dashboards/periods/list-closable";
import { periodWordsIn } from "@/features/dashboards/periods/period-words";
import { reopenPeriod } from "@/features/dashboards/periods/reopen-period";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { requireAction } from "@/platform/session";

const LONGEST_NOTE = 300;

/** Closes the month or quarter that was chosen, and leads to it. */
export function runClosePeriod(slug: string, form: FormData): Promise<FormState> {
  return runAction("close-period", async () => {
    const { db, scope, workspace } = await requireAction(slug, "period.close");
    const words = periodWordsIn(await loadLocale());
    const [kind = "", from = ""] = String(form.get("period") ?? "").split(" ");
    const period = isDay(from) ? calendarPeriod(kind, from, workspace) : null;
    if (period === null) return refused(null, { period: words.p("refused.unknown") });
    const note = String(form.get("note") ?? "").trim();
    if (note.length > LONGEST_NOTE) return refused(null, { note: words.p("refused.note", { n: LONGEST_NOTE }) });
    const now = () => new Date();
    const id = await closePeriod(db, scope, workspace, { period, note }, { words, now });
    revalidatePath(`/w/${slug}`, "layout");
    redirect(`/w/${slug}/periods/${id}`);
  });
}

/** Opens a closed period again, for the reason that was typed. */
export function runReopenPeriod(slug: string, id: string, form: FormData): Promise<FormState> {
  return runAction("reopen-period", async () => {
    const { db, scope } = await requireAction(slug, "period.close");
    const words = periodWordsIn(await loadLocale());
    const reason = String(form.get("reason") ?? "").trim();
    await withTenant(db, scope, (tx) => reopenPeriod(tx, scope, words, { id, reason }, new Date()));
    revalidatePath(`/w/${slug}`, "layout");
    return done(words.p("reopened"));
  });
}
