import { useTranslations } from "next-intl";
import { MOST_LINES, type TimeLineRow } from "@/features/customers/people/time-line";
import { ScorePill } from "@/ui/score-pill";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** Contracts, answers, interactions, follow-ups, invitations and purchases in one order, the newest first. */
export function TimeLine({ rows }: { rows: readonly TimeLineRow[] }) {
  const t = useTranslations("people");
  return (
    <Section title={t("timeLine")}>
      {rows.length === 0 ? <p className="mt-2 text-muted-foreground">{t("nothing")}</p> : null}
      <ol className="mt-2">
        {rows.map((row, place) => (
          <li key={row.key} className="grid gap-x-4 border-border border-t py-2 sm:grid-cols-[7.5rem_1fr]">
            <span className="text-muted-foreground text-xs leading-5">
              {rows[place - 1]?.day === row.day ? <span className="sr-only">{row.when}</span> : row.when}
            </span>
            <span className="flex min-w-0 items-start gap-2">
              {row.pill ? (
                <ScorePill score={row.pill.score} group={row.pill.tone} groupName={t(`tones.${row.pill.tone}`)} />
              ) : null}
              <span className="min-w-0">
                {row.href === null ? <bdi>{row.what}</bdi> : <TextLink href={row.href}>{row.what}</TextLink>}
                {row.text === "" ? null : (
                  <span className="block break-words text-muted-foreground">
                    <bdi>{row.text}</bdi>
                  </span>
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {rows.length < MOST_LINES ? null : (
        <p className="border-border border-t pt-2 text-muted-foreground text-xs">
          {t("newestShown", { n: rows.length })}
        </p>
      )}
    </Section>
  );
}
