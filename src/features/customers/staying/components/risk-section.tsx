import { useTranslations } from "next-intl";
import { GroupTag } from "@/features/customers/staying/components/group-tag";
import type { StayView } from "@/features/customers/staying/view";
import { RowsLink } from "@/ui/rows-link";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";

type Risk = NonNullable<StayView["worth"]["shown"]>["risk"];

/** What today's groups would lose more than passives, if they left as those of the landmark day did. */
export function RiskSection({ risk }: { risk: Risk }) {
  const t = useTranslations("staying");
  return (
    <Section title={risk.title} className="print:mt-6">
      <Table caption={risk.title}>
        <thead>
          <tr>
            <Th>{t("worth.last")}</Th>
            <Th numeric>{t("risk.now")}</Th>
            <Th numeric>{risk.leftHead}</Th>
            <Th numeric>{t("risk.revenue")}</Th>
            <Th numeric>{t("risk.atRisk")}</Th>
          </tr>
        </thead>
        <tbody>
          {risk.rows.map((row) => (
            <tr key={row.key}>
              <Td head>
                <GroupTag tone={row.tone}>{row.name}</GroupTag>
              </Td>
              <Td numeric>
                <RowsLink href={row.href}>{row.customers}</RowsLink>
              </Td>
              <Td numeric>
                {row.left}
                {row.between ? <span className="block text-muted-foreground text-xs">{row.between}</span> : null}
              </Td>
              <Td numeric>{row.revenue}</Td>
              <Td numeric>
                {row.atRisk}
                {row.atRiskBetween ? (
                  <span className="block text-muted-foreground text-xs">{row.atRiskBetween}</span>
                ) : null}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-prose text-muted-foreground text-xs">{risk.note}</p>
    </Section>
  );
}
