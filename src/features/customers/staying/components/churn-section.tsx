import { useTranslations } from "next-intl";
import type { StayView } from "@/features/customers/staying/view";
import { TrendChart } from "@/ui/charts/trend-chart";
import { RowsLink } from "@/ui/rows-link";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";

/** Churn of each month or quarter, and the balance it follows from. */
export function ChurnSection({
  series,
  counted,
  activeFor,
}: {
  series: StayView["series"];
  counted: string;
  activeFor: string | null;
}) {
  const t = useTranslations("staying");
  return (
    <Section
      id="churn"
      title={t("series.title")}
      dek={activeFor ? `${counted} ${activeFor}` : counted}
      className="print:mt-6"
    >
      {series.points.length < 2 ? null : (
        <TrendChart
          name={t("series.churn")}
          unit="percent"
          points={series.points}
          min={0}
          max={100}
          from={0}
          caption={series.caption}
          fileName={t("series.title")}
          className="mt-1"
        />
      )}
      <details className="mt-2" open={series.points.length < 2}>
        <summary className="min-h-6 text-muted-foreground text-xs underline decoration-dotted underline-offset-3">
          {t("series.balances")}
        </summary>
        <Table caption={t("series.balances")}>
          <thead>
            <tr>
              <Th>{t("series.period")}</Th>
              {(["start", "new", "back", "left", "end"] as const).map((key) => (
                <Th key={key} numeric>
                  {t(`series.heads.${key}`)}
                </Th>
              ))}
              <Th numeric>{t("series.churn")}</Th>
            </tr>
          </thead>
          <tbody>
            {series.rows.map((row) => (
              <tr key={row.key}>
                <Td head>{row.label}</Td>
                {row.counts.map(({ key, text, href }) => (
                  <Td key={key} numeric>
                    <RowsLink href={href}>
                      <bdi dir="ltr">{text}</bdi>
                    </RowsLink>
                  </Td>
                ))}
                <Td numeric title={row.between}>
                  {row.churn}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </Section>
  );
}
