import { useTranslations } from "next-intl";
import { GroupTag } from "@/features/customers/staying/components/group-tag";
import type { StayView } from "@/features/customers/staying/view";
import { SurvivalChart } from "@/ui/charts/survival-chart";
import { RowsLink } from "@/ui/rows-link";
import { Section } from "@/ui/section";
import { TabLinks } from "@/ui/tab-links";
import { Table, Td, Th } from "@/ui/table";

type Worth = NonNullable<StayView["worth"]["shown"]>;

/** Who stays, by what they last answered: groups of one landmark day, followed from it. */
export function WorthSection({ worth }: { worth: Worth }) {
  const t = useTranslations("staying");
  return (
    <Section id="worth" title={t("worth.title")} dek={worth.dek} className="print:mt-6">
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-medium">{worth.verdict}</span>
        {worth.choices.length > 1 ? (
          <TabLinks label={t("worth.landmark")} tabs={worth.choices} className="text-xs print:hidden" />
        ) : null}
      </div>
      <SurvivalChart
        caption={t("worth.caption")}
        fileName={t("worth.title")}
        timeHead={t("lengths.time")}
        countedHead={t("lengths.counted")}
        className="mt-1"
        {...worth.chart}
      />
      <div className="mt-3">
        <Table caption={t("worth.table")}>
          <thead>
            <tr>
              <Th>{t("worth.last")}</Th>
              <Th numeric>{t("worth.then")}</Th>
              {worth.horizons.map((head) => (
                <Th key={head} numeric>
                  {head}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {worth.rows.map((row) => (
              <tr key={row.key}>
                <Td head>
                  <GroupTag tone={row.tone}>{row.name}</GroupTag>
                </Td>
                <Td numeric>
                  <RowsLink href={row.href}>{row.n}</RowsLink>
                </Td>
                {row.cells.map((cell, i) => (
                  <Td key={worth.horizons[i] ?? i} numeric>
                    <RowsLink href={cell.href} title={cell.title || undefined}>
                      {cell.value}
                    </RowsLink>
                    {cell.between ? <span className="block text-muted-foreground text-xs">{cell.between}</span> : null}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}
