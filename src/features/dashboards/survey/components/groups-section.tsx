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
  if (groups === null) {
    return (
      <Section title="By attribute" className="print:mt-6">
        <p className="mt-2 max-w-prose text-muted-foreground">
          No answer carries an attribute yet. Add <code className="font-mono text-xs">?plan=team&amp;country=DE</code>{" "}
          to the survey’s link, and both become groups here at once.
        </p>
      </Section>
    );
  }
  const title = groups.finding ?? (
    <>
      By <bdi>{groups.by}</bdi>
    </>
  );
  return (
    <Section id="groups" title={title} className="print:mt-6">
      {groups.choices.length > 1 ? (
        <TabLinks
          label="Attribute"
          className="mt-2 print:hidden"
          tabs={groups.choices.map((one) => ({ ...one, label: <bdi>{one.label}</bdi> }))}
        />
      ) : null}
      {groups.rows.length === 0 ? (
        <p className="mt-2 text-muted-foreground">— No answers in these days.</p>
      ) : (
        <DotWhisker
          className="mt-2"
          caption={`${metricName} by ${groups.by}, with 95% interval`}
          segmentHead={groups.by}
          valueHead={metricName}
          unit={groups.unit}
          rows={groups.rows}
          min={groups.min}
          max={groups.max}
          note={
            <>
              <ExplainLink href={explain}>{metricName}</ExplainLink> of each group.{" "}
              {groups.hidden ? `${groups.hidden} ` : ""}
              {groups.check ? `Filled: clear, ${groups.check}. Hollow: no clear change. ` : ""}
              {groups.showAll ? (
                <>
                  The {groups.rows.length} groups with the most answers are shown.{" "}
                  <TextLink href={groups.showAll} scroll={false}>
                    Show {groups.left} more
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
