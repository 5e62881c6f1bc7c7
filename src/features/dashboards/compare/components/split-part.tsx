import { useLocale, useTranslations } from "next-intl";
import { SplitLines } from "@/features/dashboards/compare/components/split-lines";
import { describeSplit } from "@/features/dashboards/compare/describe-split";
import type { ChangeSplit } from "@/features/dashboards/compare/read-split";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Who answered, or what they said: the change in sum and by group, adding up as printed. */
export function SplitPart({ split }: { split: ChangeSplit | null }) {
  const t = useTranslations("compare");
  const metrics = useTranslations("metrics");
  const locale = useLocale();
  if (split === null) return null;
  const view = describeSplit(split, { compare: t, metrics, locale });
  return (
    <Section title={view.finding} dek={t("split.title")} id="split">
      <SplitLines split={split} className="mt-2" />
      <Table caption={`${view.by}: ${t("split.title")}`} className="mt-4 text-sm">
        <thead>
          <tr>
            <Th>
              <bdi>{view.by}</bdi>
            </Th>
            <Th numeric>{t("split.who")}</Th>
            <Th numeric>{t("split.said")}</Th>
          </tr>
        </thead>
        <tbody>
          {view.parts.map((part) => (
            <Tr key={part.key}>
              <Td head>
                <bdi>{part.name}</bdi>
              </Td>
              <Td numeric>
                <bdi>{part.whoAnswered}</bdi>
              </Td>
              <Td numeric>
                <bdi>{part.whatTheySaid}</bdi>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
