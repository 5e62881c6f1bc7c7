import { useTranslations } from "next-intl";
import type { StayView } from "@/features/customers/staying/view";
import { SurvivalChart } from "@/ui/charts/survival-chart";
import { Section } from "@/ui/section";

/** How long customers stay, and whether the groups of an attribute stay differently long. */
export function LengthsSection({ lengths }: { lengths: StayView["lengths"] }) {
  const t = useTranslations("staying");
  const { groups, everybody } = lengths;
  const shared = {
    marks: lengths.marks,
    end: lengths.end,
    timeHead: t("lengths.time"),
    countedHead: t("lengths.counted"),
  };
  return (
    <Section id="lengths" title={t("lengths.title")} dek={t("lengths.dek")} className="print:mt-6">
      <p className="mt-1 font-medium text-sm">{lengths.median}</p>
      {lengths.n === 0 ? null : (
        <SurvivalChart
          caption={t("lengths.caption")}
          fileName={t("lengths.title")}
          className="mt-1"
          {...shared}
          {...everybody}
        />
      )}
      {groups ? (
        <div className="mt-4 border-border border-t pt-2">
          <h3 className="font-medium text-sm">
            {t.rich("lengths.by", { attribute: () => <bdi>{groups.by}</bdi> })} {groups.verdict}
          </h3>
          <SurvivalChart
            caption={t("lengths.captionBy", { attribute: groups.by })}
            fileName={t("lengths.captionBy", { attribute: groups.by })}
            className="mt-1"
            {...shared}
            lines={groups.lines}
            floor={groups.floor}
            floorText={groups.floorText}
          />
          <p className="mt-2 text-muted-foreground text-xs">
            {groups.medians.map(({ name, text }, i) => (
              <span key={name}>
                {i > 0 ? " · " : ""}
                <bdi>{name}</bdi>: {text}
              </span>
            ))}
            {groups.left > 0 ? ` · ${t("lengths.left", { n: groups.left })}` : ""}
          </p>
          {groups.check ? <p className="mt-1 text-muted-foreground text-xs">{groups.check}</p> : null}
        </div>
      ) : null}
    </Section>
  );
}
