import { useLocale, useTranslations } from "next-intl";
import { SKIP_REASONS } from "@/domain/invitation/mailing";
import { formatNumber } from "@/domain/metrics/display";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";
import { changeLimitsOf, changeMailingOf, changeWordsOf } from "@/features/delivery/mailings/actions";
import { ChangeLimits } from "@/features/delivery/mailings/components/change-limits";
import { ChangeWords } from "@/features/delivery/mailings/components/change-words";
import { DeedButton } from "@/features/delivery/mailings/components/deed-button";
import { WavesTable } from "@/features/delivery/mailings/components/waves-table";
import type { MailingsView } from "@/features/delivery/mailings/loaders";
import { sayInstant } from "@/platform/i18n/say-days";
import { AutoRefresh } from "@/ui/auto-refresh";

/** Why the mail server takes nothing for now, as they have words. */
const STALLS = ["unreachable", "stalled", "busy", "login", "sender", "broken"] as const;

type Listed = MailingsView["mailings"][number];

/** What was sent and is being sent: how far each came, who got none and why, and what may be done with it. */
export function MailingList({ view }: { view: MailingsView }) {
  const t = useTranslations("mailings");
  const moves = view.mailings.some(({ moves }) => moves);
  return (
    <section className="mt-4 mb-8 max-w-2xl">
      {moves ? <AutoRefresh /> : null}
      <h2 className="sr-only">{t("list")}</h2>
      <ul className="grid gap-4">
        {view.mailings.map((one) => (
          <li key={one.id} className="border-rule border-t pt-2">
            <Mailing one={one} view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mailing({ one, view }: { one: Listed; view: MailingsView }) {
  const t = useTranslations("mailings");
  const locale = useLocale();
  const number = (n: number) => formatNumber(n, { locale });
  const { counts, state } = one;
  const when = (at: Date) => sayInstant(at, view.zone, locale);
  const stands = standingOf(one);
  const act = changeMailingOf.bind(null, view.slug, view.survey.id, one.id);
  const place = { slug: view.slug, surveyId: view.survey.id, id: one.id };
  const months = one.everyMonths;
  const halt = haltOf(one, view.refusal);
  const stall = STALLS.find((known) => known === one.stall);
  const open = state === "sending" || state === "paused";
  const known = SKIP_REASONS.flatMap((reason) =>
    counts.skipped[reason] ? [{ reason, n: counts.skipped[reason] }] : [],
  );
  const otherwise = (["survey_closed", "cancelled", "erased"] as const).flatMap((reason) =>
    counts.skipped[reason] ? [{ reason, n: counts.skipped[reason] }] : [],
  );
  return (
    <>
      <p className="font-semibold">
        {t(`states.${stands}`, {
          ...{ at: when(stands === "reminding" ? (one.nextAt ?? one.sendAt) : one.sendAt), n: months ?? 0 },
        })}
        {stall === undefined ? null : (
          <span className="font-normal">
            {" "}
            {t(state === "paused" ? "gaveUp" : "stalled", { why: t(`stalls.${stall}`) })}
          </span>
        )}
      </p>
      {months === null ? null : (
        <p>{one.audience.attribute === null ? t("asksAll") : t("asksSome", one.audience.attribute)}</p>
      )}
      {halt === null ? null : <p>{t(halt)}</p>}
      {months !== null && one.nextAt !== null && halt === null ? <p>{t("next", { at: when(one.nextAt) })}</p> : null}
      <p className="text-muted-foreground">
        {one.lastPeriods === null ? "" : `${t("lastPeriods", { n: one.lastPeriods })} `}
        {t("progress", {
          sent: number(counts.sent),
          waiting: number(counts.waiting),
          answered: number(counts.answered),
        })}
        {counts.reminded > 0 ? ` ${t("reminded", { n: counts.reminded })}` : ""}
        {counts.late > 0 ? ` ${t("lateReminders", { n: counts.late, days: ANSWER_WINDOW_DAYS })}` : ""}
        {counts.refused > 0 ? ` ${t("refusedMails", { n: counts.refused })}` : ""}
        {counts.unknown > 0 ? ` ${t("unknownMails", { n: counts.unknown })}` : ""}
      </p>
      {known.length + otherwise.length === 0 ? null : (
        <ul className="mt-1 list-disc ps-5 text-muted-foreground">
          {[...known, ...otherwise].map(({ reason, n }) => (
            <li key={reason}>{t(`reasons.${reason}`, { n, days: one.quarantineDays })}</li>
          ))}
        </ul>
      )}
      {one.waves.length === 0 ? null : <WavesTable waves={one.waves} />}
      {open || months !== null ? (
        <p className="mt-2 flex flex-wrap gap-3">
          {state === "sending" ? (
            <DeedButton act={act.bind(null, "pause")}>{t("deeds.pause")}</DeedButton>
          ) : (
            <DeedButton act={act.bind(null, "resume")}>{t(open ? "deeds.resume" : "deeds.again")}</DeedButton>
          )}
          {open ? (
            <DeedButton act={act.bind(null, "cancel")}>{t(months === null ? "deeds.cancel" : "deeds.stop")}</DeedButton>
          ) : null}
        </p>
      ) : null}
      {open ? (
        <>
          <ChangeWords act={changeWordsOf.bind(null, place)} texts={one.texts} />
          <ChangeLimits act={changeLimitsOf.bind(null, place)} limits={one.limits} repeats={months !== null} />
        </>
      ) : null}
    </>
  );
}

/** Why one that repeats asks nobody, where that is the survey's: a key of its words. */
function haltOf({ stall, state, everyMonths }: Listed, refusal: MailingsView["refusal"]) {
  if (stall === "closed" || stall === "anonymous") return stall;
  if (everyMonths === null || state !== "sending") return null;
  if (refusal === "anonymous") return "anonymous";
  return refusal === "notLive" ? "closed" : null;
}

/** Its state as it is said: before its hour nothing has left, and at the end only reminders wait. */
function standingOf({ state, counts, nextAt, sendAt, everyMonths }: Listed) {
  if (everyMonths !== null) {
    if (state === "paused") return "repeatPaused";
    if (state !== "sending") return "stopped";
    return nextAt?.getTime() === sendAt.getTime() ? "beginning" : "repeating";
  }
  if (state !== "sending" || nextAt === null) return state;
  if (counts.sent === 0) return nextAt.getTime() === sendAt.getTime() ? "scheduled" : state;
  return counts.waiting === 0 ? "reminding" : state;
}
