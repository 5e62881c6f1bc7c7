import { useTranslations } from "next-intl";
import type { DashboardBody } from "@/features/dashboards/survey/view";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { ExplainLink } from "@/ui/explain-link";
import { Section } from "@/ui/section";
import { TabLinks } from "@/ui/tab-links";
import { TextLink } from "@/ui/text-link";

/** The number by the values of one attribute, each tested with the correction for all of them. */
export function GroupsSection({
  groups,
  metricName,
  explain,
}: {
  groups: DashboardBody["groups"];
  metricName: string;
  /** What the number of each group means. */
  explain: string;
}) {
  const t = useTranslations("dashboard.groups");
  if (groups === null) {
    return (
      <Section title={t("none")} className="print:mt-6">
        <p className="mt-2 max-w-prose text-muted-foreground">
          {t.rich("noneYet", { code: () => <bdi className="font-mono text-xs">?plan=team&amp;country=DE</bdi> })}
        </p>
      </Section>
    );
  }
  const title = groups.finding ?? t.rich("by", { attribute: () => <bdi>{groups.by}</bdi> });
  return (
    <Section id="groups" title={title} className="print:mt-6">
      {groups.choices.length > 1 ? (
        <TabLinks
          label={t("choice")}
          className="mt-2 print:hidden"
          tabs={groups.choices.map((one) => ({ ...one, label: <bdi>{one.label}</bdi> }))}
        />
      ) : null}
      {groups.rows.length === 0 ? (
        <p className="mt-2 text-muted-foreground">— {t("empty")}</p>
      ) : (
        <DotWhisker
          className="mt-2"
          caption={t("caption", { metric: metricName, attribute: groups.by })}
          segmentHead={groups.by}
          valueHead={metricName}
          unit={groups.unit}
          rows={groups.rows}
          min={groups.min}
          max={groups.max}
          note={
            <>
              {t.rich("of", { metric: () => <ExplainLink href={explain}>{metricName}</ExplainLink> })}{" "}
              {groups.hidden ? `${groups.hidden} ` : ""}
              {groups.check ? `${t("legend", { check: groups.check })} ` : ""}
              {groups.showAll ? (
                <>
                  {t("shown", { n: groups.rows.length })}{" "}
                  <TextLink href={groups.showAll} scroll={false}>
                    {t("showMore", { n: groups.left })}
                  </TextLink>
                </>
              ) : null}
            </>
          }
        />
      )}
    </Section>
  );
}
