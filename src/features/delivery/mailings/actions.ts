"use server";

import { revalidatePath } from "next/cache";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findRecipient } from "@/db/queries/digest/find-digest";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { instantOfWall } from "@/domain/calendar/wall-time";
import { type MailingWords, SKIP_REASONS } from "@/domain/invitation/mailing";
import { opensAt } from "@/domain/invitation/waves";
import { MOST_NAMED, readAudience } from "@/features/delivery/audience/read-audience";
import { judgeFailure } from "@/features/delivery/digest/judge-failure";
import {
  changeLimits,
  changeWords,
  doWithMailing,
  type MailingDeed,
} from "@/features/delivery/mailings/change-mailing";
import { composeSurveyMail } from "@/features/delivery/mailings/compose-survey-mail";
import {
  LONGEST_BODY,
  LONGEST_SUBJECT,
  limitsInput,
  limitsOf,
  limitValues,
  MOST_A_DAY,
  mailingInput,
  readMailingWords,
  shortestDays,
} from "@/features/delivery/mailings/input";
import { capShortOf, foreseeRepeating, rhythmOf } from "@/features/delivery/mailings/repeat-mailing";
import {
  foreseeMailing,
  mostOf,
  refusalOf,
  startMailing,
  type WantedMailing,
} from "@/features/delivery/mailings/start-mailing";
import { done, type FormState, IDLE, refused } from "@/platform/form-state";
import { checkForm, typedValues } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { sayDay, sayInstant } from "@/platform/i18n/say-days";
import { newId } from "@/platform/id";
import { isUuid } from "@/platform/is-uuid";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

/** What the form shows after it was sent: whom it would reach, where that was asked. */
export interface MailingState extends FormState {
  readonly foreseen?: {
    readonly chosen: number;
    readonly gets: number;
    readonly skipped: readonly { readonly reason: (typeof SKIP_REASONS)[number]; readonly n: number }[];
    /** Of one that repeats; `gets` is then how many are asked in its first period. */
    readonly wave?: {
      /** Rounded to whole ones. */
      readonly daily: number;
      readonly tooNew: number;
      /** Of those who are asked, how many may be later than on their day. */
      readonly putOff: number;
      readonly next: { readonly n: number; readonly day: string } | null;
      /** The limit of a day, where it is too low for a period. */
      readonly capShort: number | null;
    };
  };
}

/** The place of a form: which survey, and what makes one's own answer a test answer. */
interface Place {
  readonly slug: string;
  readonly surveyId: string;
  readonly testMark: string;
}

/** Foresees a mailing, sends its mail to whoever writes it, or starts it: by which button was pressed. */
export async function sendSurvey(place: Place, _state: MailingState, form: FormData): Promise<MailingState> {
  return runAction<MailingState>("send-survey", async () => {
    const access = await requireAction(place.slug, "survey.publish");
    const t = await getTranslations("mailings");
    const values = typedValues(form);
    const found = isUuid(place.surveyId) ? await findSendable(access, place.surveyId) : null;
    if (found === null) notFound();
    const { mailer } = runtime();
    const refusal = refusalOf(found.survey) ?? (mailer === null ? "noServer" : null);
    if (refusal !== null || mailer === null) return { ...refused(t(`refused.${refusal ?? "noServer"}`)), values };
    const now = new Date();
    const read = readForm(form, { ...found, zone: access.workspace.zone, now });
    if ("faults" in read) return { ...(await sayFaults(read.faults, Number(values.every ?? 0))), values };
    const deed = form.get("deed");
    if (deed === "test") return { ...(await sendTest(access, place, found, read.wanted.words)), values };
    if (deed !== "send") {
      return { ...IDLE, ok: true, values, foreseen: await foresee(access, read.wanted, now) };
    }
    const started = await withTenant(access.db, access.scope, async (tx) => {
      const result = await startMailing(tx, access.scope, read.wanted, now);
      if ("refused" in result) throw new NotStarted(result.refused);
      return result;
    }).catch((error: unknown) => {
      if (error instanceof NotStarted) return error;
      throw error;
    });
    if (started instanceof NotStarted)
      return { ...refused(t(`refused.${started.why}`, { n: mostOf(read.wanted.repeats) })), values };
    revalidatePath(`/w/${place.slug}/surveys/${place.surveyId}/invitations`, "layout");
    const { sendAt, repeats } = read.wanted;
    if (repeats) {
      const { zone } = access.workspace;
      const rhythm = rhythmOf({ ...repeats, sendAt }, zone);
      const first = rhythm === null ? sendAt : opensAt(rhythm, sendAt, now, zone);
      return done(t("repeats", { at: sayInstant(first, zone, await getLocale()) }));
    }
    if (sendAt <= now) return done(t("started", { n: started.waiting }));
    const at = sayInstant(sendAt, access.workspace.zone, await getLocale());
    return done(t("scheduled", { n: started.waiting, at }));
  });
}

async function foresee(
  { db, scope }: Access,
  wanted: WantedMailing,
  now: Date,
): Promise<NonNullable<MailingState["foreseen"]>> {
  const repeating = await foreseeRepeating(db, scope, wanted, now);
  const { chosen, skipped } = repeating ?? (await foreseeMailing(db, scope, wanted, now));
  const reasons = SKIP_REASONS.flatMap((reason) => (skipped[reason] ? [{ reason, n: skipped[reason] ?? 0 }] : []));
  const gets = chosen - reasons.reduce((sum, { n }) => sum + n, 0);
  if (repeating === null) return { chosen, gets, skipped: reasons };
  const { asked, days, tooNew, putOff, next, capShort } = repeating;
  const wave = {
    ...{ daily: Math.round(asked / days), tooNew, putOff, capShort },
    next: next && { n: next.n, day: sayDay(next.day, await getLocale()) },
  };
  return { chosen, gets: asked, skipped: reasons, wave };
}

type Access = Awaited<ReturnType<typeof requireAction>>;
type Sendable = NonNullable<Awaited<ReturnType<typeof findSendable>>>;

/** A survey with the document that respondents meet. */
function findSendable({ db, scope }: Access, surveyId: string) {
  return withTenant(db, scope, async (tx) => {
    const survey = await findSurvey(tx, scope, surveyId);
    const version = survey && (await findSurveyVersion(tx, scope, survey.id, survey.publishedVersion ?? 0));
    return survey && { survey, definition: version?.definition ?? survey.draft };
  });
}

/** What a form wants, or what is wrong with it: by field a key of `errors`, or of the audience's faults with its word. */
function readForm(
  form: FormData,
  { survey, definition, zone, now }: Sendable & { readonly zone: string; readonly now: Date },
): { readonly faults: Readonly<Record<string, string>> } | { readonly wanted: WantedMailing } {
  const input = checkForm(mailingInput, form);
  const written = readMailingWords(form, definition.locale);
  const read = readAudience(typedValues(form));
  const faults: Record<string, string> = {
    ...(input.ok ? {} : input.refusal.errors),
    ...("errors" in written ? written.errors : {}),
    ...("fault" in read ? { [read.fault === "value" ? "value" : "named"]: `audience.${read.fault}:${read.word}` } : {}),
  };
  const later = input.ok && input.value.when === "later" ? instantOfWall(input.value.at, zone) : null;
  if (later !== null && (later.kind !== "instant" || later.at < now)) faults.at = "at";
  if (!input.ok || "errors" in written || "fault" in read || Object.keys(faults).length > 0) return { faults };
  const { id, every } = input.value;
  const { settleDays, weekdaysOnly, ...limits } = limitsOf(input.value);
  const wanted: WantedMailing = {
    ...{ id, survey, zone, audience: read.audience, words: written.words, ...limits },
    sendAt: later?.kind === "instant" ? later.at : now,
    repeats: every === 0 ? null : { everyMonths: every, settleDays, weekdaysOnly },
  };
  return { wanted };
}

const SAID = ["cap", "at", "words", "subject", "body", "tooOften", "everyone"] as const;

async function sayFaults(faults: Readonly<Record<string, string>>, every: number): Promise<FormState> {
  const t = await getTranslations("mailings.errors");
  const audience = await getTranslations("audience.faults");
  const figures = { most: MOST_A_DAY, subject: LONGEST_SUBJECT, body: LONGEST_BODY, days: shortestDays(every) };
  const said = Object.entries(faults).map(([field, told]) => {
    const [, kind, word = ""] = /^audience\.(value|named|wrong):(.*)$/s.exec(told) ?? [];
    if (kind === "value" || kind === "named" || kind === "wrong")
      return [field, audience(kind, { n: MOST_NAMED, word })];
    return [field, t(SAID.find((one) => one === told) ?? "form", figures)];
  });
  const lost = Object.keys(faults).some((field) => !/^(value|named|cap|at|quarantine|subject_|body_)/.test(field));
  return refused(lost ? t("form", figures) : null, Object.fromEntries(said));
}

/** Sends the mail to whoever writes it, in the survey's own language: what they answer by it is a test. */
async function sendTest(
  { db, scope }: Access,
  { testMark }: Place,
  { survey, definition }: Sendable,
  words: MailingWords,
): Promise<FormState> {
  const t = await getTranslations("mailings");
  const { mailer, env } = runtime();
  const userId = scope.actor.kind === "user" ? scope.actor.userId : "";
  const member = await withTenant(db, scope, (tx) => findRecipient(tx, scope, userId));
  if (member === null || mailer === null) notFound();
  const { locale } = definition;
  const mail = composeSurveyMail(definition, words[locale] ?? { subject: "", body: "" }, {
    ...{ locale, page: `${env.publicUrl}/s/${survey.key}`, reminder: false },
    query: `lang=${locale}&_test=${encodeURIComponent(testMark)}`,
    stopUrl: `${env.publicUrl}/unsubscribe/surveys/test`,
  });
  try {
    await mailer.sendOnce({ ...mail, to: member.email, messageId: `${newId()}@${mailer.domain}` });
  } catch (error) {
    const { reason, code } = judgeFailure(error);
    return refused(t("testFailed", { why: code ?? reason }));
  }
  return done(t("tested", { email: member.email }));
}

/** Rolls the transaction back: who was named stays unknown. */
class NotStarted extends Error {
  constructor(readonly why: "nobody" | "many") {
    super(why);
  }
}

/** Pauses a mailing, goes on with it, or ends it. */
export async function changeMailingOf(
  slug: string,
  surveyId: string,
  id: string,
  deed: MailingDeed,
): Promise<FormState> {
  return runAction("change-mailing", async () => {
    const { db, scope } = await requireAction(slug, "survey.publish");
    const t = await getTranslations("mailings");
    const known = isUuid(surveyId) && isUuid(id);
    const changed =
      known && (await withTenant(db, scope, (tx) => doWithMailing(tx, scope, { id, surveyId, deed }, new Date())));
    revalidatePath(`/w/${slug}/surveys/${surveyId}/invitations`, "layout");
    return changed ? done(t(`changed.${deed}`)) : refused(t("changed.not"));
  });
}

/** One mailing of a survey. */
interface MailingPlace {
  readonly slug: string;
  readonly surveyId: string;
  readonly id: string;
}

/**
 * Gives a mailing other limits, for the mails that have not left. What they were comes back with it as the form would send it, so that
 * it can be undone.
 */
export async function changeLimitsOf(place: MailingPlace, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("change-mailing-limits", async () => {
    const { db, scope, workspace } = await requireAction(place.slug, "survey.publish");
    const t = await getTranslations("mailings");
    const { surveyId, id } = place;
    if (!isUuid(surveyId) || !isUuid(id)) notFound();
    const values = typedValues(form);
    const input = checkForm(limitsInput, form);
    if (!input.ok) return { ...(await sayFaults(input.refusal.errors, 0)), values };
    const limits = limitsOf(input.value);
    const changed = await withTenant(db, scope, (tx) => changeLimits(tx, scope, { id, surveyId, limits }, new Date()));
    if ("refused" in changed) {
      if (changed.refused === "not") return refused(t("changed.not"));
      return { ...(await sayFaults({ quarantine: changed.refused }, changed.everyMonths)), values };
    }
    revalidatePath(`/w/${place.slug}/surveys/${surveyId}/invitations`, "layout");
    if (values.undo === "on") return done(t("changed.limitsBack"));
    // The limits hold already: where looking ahead takes too long, nothing is said of it.
    const short = await capShortOf(db, scope, { ...changed.mailing, zone: workspace.zone }, new Date()).catch(
      () => null,
    );
    const said = short === null ? t("changed.limits") : `${t("changed.limits")} ${t("capShort", { cap: short })}`;
    return { ...done(said), values: limitValues(changed.before) };
  });
}

/** Gives a mailing other words, for whoever was not written to yet. */
export async function changeWordsOf(place: MailingPlace, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("change-mailing-words", async () => {
    const access = await requireAction(place.slug, "survey.publish");
    const { surveyId, id } = place;
    const found = isUuid(surveyId) && isUuid(id) ? await findSendable(access, surveyId) : null;
    if (found === null) notFound();
    const t = await getTranslations("mailings.changed");
    const written = readMailingWords(form, found.definition.locale);
    if ("errors" in written) return { ...(await sayFaults(written.errors, 0)), values: typedValues(form) };
    const { words } = written;
    const changed = await withTenant(access.db, access.scope, (tx) =>
      changeWords(tx, access.scope, { id, surveyId, words }),
    );
    revalidatePath(`/w/${place.slug}/surveys/${surveyId}/invitations`, "layout");
    return changed ? done(t("words")) : refused(t("not"));
  });
}
