import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MetricWordsPage } from "@/features/explain/metric/describe-metric";
import type { ExplainView } from "@/features/explain/metric/loaders";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/**
 * What a metric means, how it is computed, when not to use it and how sure it is: in English, the text of the documents.
 * Above it stands the number that was asked about.
 */
export function MetricDefinition({ view, children }: { view: ExplainView; children?: ReactNode }) {
  const t = useTranslations("explain");
  const { page, path } = view;
  return (
    <PageBody width="wide">
      <nav aria-label={t("where")} className="mb-2 text-xs print:hidden">
        <TextLink href={path} className="inline-flex min-h-6 items-center">
          {t("title")}
        </TextLink>
      </nav>
      <Verdict lead={page.meaning}>{page.name}</Verdict>
      <p className="mt-1 text-muted-foreground text-xs">{page.facts}</p>
      {children}
      <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-2 print:block">
        {page.sections.map(({ title, text }) => (
          <Section key={title} title={title} className="print:mt-4">
            <p className="mt-1.5 max-w-prose">{text}</p>
          </Section>
        ))}
        {page.scales ? <ScaleSection scales={page.scales} /> : null}
      </div>
    </PageBody>
  );
}

function ScaleSection({ scales }: { scales: NonNullable<MetricWordsPage["scales"]> }) {
  const t = useTranslations("explain.scales");
  return (
    <Section title={t("title")} dek={t("dek")} className="print:mt-4">
      <Table caption={t("caption")} className="mt-2">
        <thead>
          <tr>
            <Th>{t("scale")}</Th>
            {scales.groups.map((group) => (
              <Th key={group} numeric>
                {group}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scales.rows.map((row) => (
            <tr key={row.id}>
              <Td head>{row.name}</Td>
              {row.scores.map((scores, place) => (
                <Td key={scales.groups[place]} numeric>
                  {scores}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
