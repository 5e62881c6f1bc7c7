import type { NamedAlert } from "@/db/queries/alerts/find-alert";
import { localDay } from "@/domain/calendar/day";
import type { AlertWords } from "@/features/alerts/alert-words";
import { explainPath, sayAlert, sayMoved, saySides } from "@/features/alerts/describe-alert";
import { sayDay } from "@/platform/i18n/say-days";
import { TextLink } from "@/ui/text-link";
import { VerdictChip } from "@/ui/verdict-chip";

/** One alert in a list: what, since when, from where to where, and where to look. */
export function AlertItem({
  one,
  slug,
  words,
  today,
  zone,
}: {
  one: NamedAlert;
  slug: string;
  words: AlertWords;
  today: string;
  zone: string;
}) {
  const { t } = words;
  const { alert, rule } = one;
  const sides = saySides(words, one);
  const moved = sayMoved(words, one);
  const state = sayState(words, one, { today, zone });
  return (
    <li className="grid gap-1 border-border border-b py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href={`/w/${slug}/alerts/${alert.id}`} className="font-semibold">
          {sayAlert(words, one)}
        </TextLink>
        <VerdictChip direction={alert.direction} assessment={alert.assessment} />
      </p>
      {sides === null ? (
        <p className="text-muted-foreground">{t("hidden")}</p>
      ) : (
        <p>
          {sides.sentence}
          <span className="text-muted-foreground text-xs">
            {` · ${[sides.after.between, sides.after.basis].filter(Boolean).join(" · ")}`}
          </span>
        </p>
      )}
      {moved === "" ? null : <p className="text-muted-foreground">{moved}</p>}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
        {state === "" ? null : <span>{state}</span>}
        <TextLink href={`/w/${slug}/alerts/${alert.id}`} aria-label={`${t("list.chart")}: ${sayAlert(words, one)}`}>
          {t("list.chart")}
        </TextLink>
        <TextLink href={explainPath(slug, rule, alert)} aria-label={`${t("list.explain")}: ${sayAlert(words, one)}`}>
          {t("list.explain")}
        </TextLink>
      </p>
    </li>
  );
}

/** Whether it was seen, put off or is over. */
export function sayState(
  { t, locale }: AlertWords,
  { alert, by }: Pick<NamedAlert, "alert" | "by">,
  { today, zone }: { readonly today: string; readonly zone: string },
): string {
  const seen =
    alert.acknowledgedAt === null
      ? ""
      : by === null
        ? t("state.acknowledged")
        : t("state.acknowledgedBy", { name: by, day: sayDay(localDay(alert.acknowledgedAt, zone), locale) });
  const parts = [
    alert.real ? t("state.real") : "",
    alert.returnedOn === null ? "" : t("state.returned", { day: sayDay(alert.returnedOn, locale) }),
    alert.snoozedUntil !== null && alert.snoozedUntil > today
      ? t("state.snoozed", { day: sayDay(alert.snoozedUntil, locale) })
      : "",
    seen,
    alert.note,
  ];
  return parts.filter(Boolean).join(" · ");
}
