import { useTranslations } from "next-intl";
import type { StayView } from "@/features/customers/staying/view";
import { WaterfallChart } from "@/ui/charts/waterfall-chart";
import { ExplainLink } from "@/ui/explain-link";
import { Hint } from "@/ui/hint";
import { Section } from "@/ui/section";
import { VerdictChip } from "@/ui/verdict-chip";

/** How recurring revenue moved, and what of it was kept and lost. */
export function RevenueSection({ revenue }: { revenue: StayView["revenue"] }) {
  const t = useTranslations("staying.revenue");
  if (revenue === null)
    return (
      <Section id="revenue" title={t("plain")} className="print:mt-6">
        <p className="mt-2 text-muted-foreground">— {t("none")}</p>
      </Section>
    );
  // What is kept without growth is what the gross churn leaves, and the net churn is what growth leaves to be kept.
  const rates = [
    { key: "kept", href: revenue.explain.kept, label: t("keptGrowth"), ...revenue.kept },
    { key: "keptGross", href: revenue.explain.lost, label: t("kept"), ...revenue.keptGross },
    { key: "lostGross", href: revenue.explain.lost, label: t("lostGross"), ...revenue.lostGross },
    { key: "lostNet", href: revenue.explain.kept, label: t("lostNet"), ...revenue.lostNet },
  ];
  return (
    <Section id="revenue" title={t("title", { currency: revenue.currency })} className="print:mt-6">
      <WaterfallChart
        caption={t("caption")}
        fileName={t("title", { currency: revenue.currency })}
        bars={revenue.bars}
        stepHead={t("step")}
        amountHead={revenue.currency}
        cutText={revenue.cut}
      />
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2 text-sm">
        {rates.map(({ key, href, label, value, between, count }) => (
          <div key={key} className="min-w-0">
            <dt className="text-muted-foreground text-xs">
              <ExplainLink href={href}>{label}</ExplainLink>
            </dt>
            <dd>
              <span className="font-semibold" dir="ltr">
                {value}
              </span>{" "}
              <span className="text-muted-foreground text-xs">{[between, count].filter(Boolean).join(" · ")}</span>
            </dd>
          </div>
        ))}
      </dl>
      {revenue.verdict?.assessment ? (
        <div className="mt-2 flex flex-wrap items-center gap-2 text-muted-foreground text-xs">
          {t("keptGrowth")}
          <VerdictChip direction={revenue.verdict.verdict} assessment={revenue.verdict.assessment} />
          <Hint word={<bdi dir="ltr">{revenue.change}</bdi>}>{revenue.changeBetween}</Hint>
        </div>
      ) : null}
      {revenue.running ? <p className="mt-2 text-muted-foreground text-xs">{t("running")}</p> : null}
      {revenue.others ? <p className="mt-2 text-muted-foreground text-xs">{revenue.others}</p> : null}
    </Section>
  );
}
