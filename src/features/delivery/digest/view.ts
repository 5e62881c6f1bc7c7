import type { DeliveryRow, DigestRow } from "@/db/queries/digest/find-digest";
import { sayDays, sayMoment } from "@/features/delivery/digest/describe-days";
import type { Translator } from "@/platform/i18n/translator";

/** A mail in the history. */
export interface MailLine {
  readonly key: string;
  readonly about: string;
  readonly when: string;
  readonly outcome: string;
  readonly tone: "done" | "failed" | "quiet";
}

/** What is said in, and in whose time. */
interface Telling {
  readonly t: Translator<"digest">;
  readonly locale: string;
  readonly zone: string;
}

/** Says how somebody's mail stands: when it comes next, that it is paused, or that there is none. */
export function sayStanding({ t, locale, zone }: Telling, digest: DigestRow | null): string {
  if (digest === null || !digest.active || digest.nextAt === null) return t("settings.none");
  if (digest.pauseReason === "quiet") return t("settings.paused");
  if (digest.pauseReason === "refused") return t("settings.refusedPause");
  return t("settings.on", { moment: sayMoment(digest.nextAt, zone, locale) });
}

/** Says what became of a mail. */
export function toMailLine({ t, locale, zone }: Telling, delivery: DeliveryRow): MailLine {
  const { period, kind, state, fromDay, toDay, createdAt, settledAt } = delivery;
  const days = sayDays({ from: fromDay, to: toDay }, locale);
  return {
    key: period,
    about: kind === "asked" ? `${days} (${t("outcomes.asked")})` : days,
    when: sayMoment(settledAt ?? createdAt, zone, locale),
    outcome: sayOutcome({ t, locale, zone }, delivery),
    tone: state === "sent" ? "done" : state === "failed" ? "failed" : "quiet",
  };
}

function sayOutcome({ t, locale, zone }: Telling, { state, reason, code, nextTryAt }: DeliveryRow): string {
  if (state === "sent" || state === "sending") return t(`outcomes.${state}`);
  if (reason === null) return t("outcomes.waiting");
  const why = t(`reasons.${reason}`) + (code === null ? "" : ` (${code})`);
  if (state === "failed") return t("outcomes.failed", { reason: why });
  if (state === "skipped") return t("outcomes.skipped", { reason: why });
  const moment = nextTryAt === null ? "" : sayMoment(nextTryAt, zone, locale);
  return t("outcomes.retrying", { reason: why, moment });
}
