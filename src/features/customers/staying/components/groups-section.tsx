import { useTranslations } from "next-intl";
import type { StayView } from "@/features/customers/staying/view";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";
import { TabLinks } from "@/ui/tab-links";

/** Churn by the values of one attribute. */
export function GroupsSection({ groups, churn }: { groups: StayView["groups"]; churn: StayView["churn"] }) {
  const t = useTranslations("staying.groups");
  if (groups === null || groups.rows.length === 0)
    return (
      <Section id="groups" title={t("none")} className="print:mt-6">
        <p className="mt-2 max-w-prose text-muted-foreground">{t("noneYet")}</p>
      </Section>
    );
  return (
    <Section
      id="groups"
      title={t.rich("title", { attribute: () => <bdi>{groups.by}</bdi> })}
      dek={churn.label}
      className="print:mt-6"
    >
      {groups.choices.length > 1 ? (
        <TabLinks
          label={t("choice")}
          className="mt-2 print:hidden"
          tabs={groups.choices.map((one) => ({ ...one, label: <bdi>{one.label}</bdi> }))}
        />
      ) : null}
      <DotWhisker
        className="mt-2"
        caption={t("caption", { attribute: groups.by })}
        segmentHead={groups.by}
        valueHead={t("churn")}
        countHead={t("customers")}
        unit="percent"
        rows={groups.rows}
        min={0}
        max={100}
        note={groups.check || undefined}
      />
    </Section>
  );
}
