import "server-only";
import { revalidatePath } from "next/cache";
import { withTenant } from "@/db/client";
import { saveAlertWish } from "@/db/queries/alerts/alert-mail";
import { addDays, localDay } from "@/domain/calendar/day";
import { alertWordsIn } from "@/features/alerts/alert-words";
import { acknowledgeAlert, reopenAlert, snoozeAlert } from "@/features/alerts/change-alert";
import { nameNumber } from "@/features/alerts/describe-alert";
import { followNumber, unfollowNumber } from "@/features/alerts/follow-number";
import { acknowledgeInput, readFollowForm, wishInput } from "@/features/alerts/input";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { sayDay } from "@/platform/i18n/say-days";
import { requireAction } from "@/platform/session";

/** For how many weeks an alert may be put off; 0 shows it again. */
const SNOOZES: readonly number[] = [0, 1, 4];

/** Follows the number that the form names. */
export function runFollow(slug: string, form: FormData): Promise<FormState> {
  return runAction("follow-number", async () => {
    const { db, scope, user } = await requireAction(slug, "dashboard.read");
    const words = alertWordsIn(await loadLocale());
    const read = readFollowForm(form);
    if ("fault" in read) return refused(null, { [read.fault[0]]: words.t(`add.${read.fault[1]}`) });
    const followed = await withTenant(db, scope, (tx) =>
      followNumber(tx, scope, user.userId, read.question, new Date()),
    );
    if (followed.kind === "fault") return refused(null, { [followed.field]: words.t(`add.${followed.key}`) });
    if (followed.kind === "too many") return refused(words.t("add.tooMany", { n: followed.most }));
    revalidatePath(`/w/${slug}`, "layout");
    const { rule, surveyName } = followed.rule;
    return done(words.t("did.followed", { number: nameNumber(words, rule, surveyName) }));
  });
}

/** Follows a number no more. */
export function runUnfollow(slug: string, id: string): Promise<FormState> {
  return runAction("unfollow-number", async () => {
    const { db, scope, user } = await requireAction(slug, "dashboard.read");
    const words = alertWordsIn(await loadLocale());
    const { rule, surveyName } = await withTenant(db, scope, (tx) => unfollowNumber(tx, scope, user.userId, id));
    revalidatePath(`/w/${slug}`, "layout");
    return done(words.t("did.unfollowed", { number: nameNumber(words, rule, surveyName) }));
  });
}

/** Notes that an alert was looked at. */
export function runAcknowledge(slug: string, id: string, form: FormData): Promise<FormState> {
  return runAction("acknowledge-alert", async () => {
    const { db, scope, user } = await requireAction(slug, "goal.write");
    const { t } = alertWordsIn(await loadLocale());
    const read = acknowledgeInput.safeParse({ choice: form.get("choice"), note: form.get("note") ?? "" });
    if (!read.success) {
      const field = read.error.issues[0]?.path[0] === "note" ? "note" : "choice";
      return refused(null, { [field]: t(`errors.${field}`) });
    }
    const { choice, note } = read.data;
    const real = choice === "real";
    await withTenant(db, scope, (tx) =>
      acknowledgeAlert(tx, scope, id, { real, note, userId: user.userId, now: new Date() }),
    );
    revalidatePath(`/w/${slug}`, "layout");
    return done(t(real ? "did.real" : "did.acknowledged"));
  });
}

/** Takes an acknowledgement back. */
export function runReopen(slug: string, id: string): Promise<FormState> {
  return runAction("reopen-alert", async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    await withTenant(db, scope, (tx) => reopenAlert(tx, scope, id));
    revalidatePath(`/w/${slug}`, "layout");
    return done(alertWordsIn(await loadLocale()).t("did.reopened"));
  });
}

/** Puts an alert off for some weeks; none: it is shown again. */
export function runSnooze(slug: string, id: string, weeks: number): Promise<FormState> {
  return runAction("snooze-alert", async () => {
    const { db, scope, workspace } = await requireAction(slug, "goal.write");
    const words = alertWordsIn(await loadLocale());
    // An action takes what anybody sends, not only what the buttons offer.
    if (!SNOOZES.includes(weeks)) return refused(words.t("errors.choice"));
    const until = weeks === 0 ? null : addDays(localDay(new Date(), workspace.zone), 7 * weeks);
    await withTenant(db, scope, (tx) => snoozeAlert(tx, scope, id, until));
    revalidatePath(`/w/${slug}`, "layout");
    return done(until === null ? words.t("did.woken") : words.t("did.snoozed", { day: sayDay(until, words.locale) }));
  });
}

/** Saves how a member wants to be told. */
export function runSaveWish(slug: string, form: FormData): Promise<FormState> {
  return runAction("save-alert-wish", async () => {
    const { db, scope, user } = await requireAction(slug, "dashboard.read");
    const { t } = alertWordsIn(await loadLocale());
    const read = wishInput.safeParse({ numbers: form.get("numbers"), answers: form.get("answers") ?? undefined });
    if (!read.success) return refused(null, { numbers: t("errors.choice") });
    const wish = { numbers: read.data.numbers, answers: read.data.answers === "on" };
    await withTenant(db, scope, async (tx) => {
      await saveAlertWish(tx, scope, user.userId, wish, { now: new Date() });
      await writeAudit(tx, scope, { action: "alert_mail.changed", subject: user.userId, after: wish });
    });
    revalidatePath(`/w/${slug}/alerts`);
    return done(t("did.saved"));
  });
}
