import { useTranslations } from "next-intl";
import { SplitLines } from "@/features/dashboards/compare/components/split-lines";
import { WhatIsLeft } from "@/features/dashboards/compare/components/what-is-left";
import type { OverviewBody } from "@/features/dashboards/overview/view";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** What became of the leading metric: who answered and what they said, then group by group. */
export function ChangesSection({ body }: { body: Pick<OverviewBody, "changes" | "askForGroups" | "compare"> }) {
  const t = useTranslations("overview.changes");
  const { changes, askForGroups, compare } = body;
  if (changes === null) {
    return (
      <Section title={t("title")}>
        {askForGroups.length === 0 ? (
          <p className="mt-2 text-muted-foreground">{t("none")}</p>
        ) : (
          <>
            <p className="mt-2 text-muted-foreground">{t("tooMany")}</p>
            <ul className="mt-1 flex flex-wrap gap-x-4">
              {askForGroups.map((one) => (
                <li key={one.href}>
                  <TextLink href={one.href} className="inline-flex min-h-6 items-center">
                    <bdi>{one.label}</bdi>
                  </TextLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
    );
  }
  return (
    <Section id="groups" title={changes.title}>
      {changes.split ? (
        <SplitLines
          split={changes.split}
          explain={compare ? `${compare}#split` : undefined}
          className="mt-1 *:py-0.5"
        />
      ) : null}
      {changes.left ? <WhatIsLeft {...changes.left} className="mt-1 text-muted-foreground text-xs" /> : null}
      <DotWhisker
        className="mt-1"
        caption={changes.caption}
        segmentHead={changes.by}
        valueHead={changes.valueHead}
        unit={changes.unit}
        rows={changes.rows}
        min={changes.min}
        max={changes.max}
        zero={changes.differences}
        note={
          <>
            {changes.note}{" "}
            {compare ? (
              <TextLink href={compare} className="inline-flex min-h-6 items-center print:hidden">
                {t("compare")}
              </TextLink>
            ) : null}
          </>
        }
      />
    </Section>
  );
}
