import { useTranslations } from "next-intl";
import { SplitLines } from "@/features/dashboards/compare/components/split-lines";
import type { ChangesView } from "@/features/dashboards/overview/describe-changes";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";

/** What became of the leading metric: who answered and what they said, then group by group. */
export function ChangesSection({ changes, noDrivers }: { changes: ChangesView | null; noDrivers: string }) {
  const t = useTranslations("overview.changes");
  if (changes === null) {
    return (
      <Section title={t("title")}>
        <p className="mt-2 text-muted-foreground">{t("none")}</p>
      </Section>
    );
  }
  return (
    <Section id="groups" title={changes.title}>
      {changes.split ? <SplitLines split={changes.split} className="mt-1" /> : null}
      <DotWhisker
        className="mt-2"
        caption={changes.caption}
        segmentHead={changes.by}
        valueHead={changes.valueHead}
        unit={changes.unit}
        rows={changes.rows}
        min={changes.min}
        max={changes.max}
        zero={changes.differences}
        note={changes.note}
      />
      {changes.trap ? <p className="mt-1.5 text-sm">{changes.trap}</p> : null}
      {noDrivers ? <p className="mt-1.5 text-muted-foreground text-xs">{noDrivers}</p> : null}
    </Section>
  );
}
