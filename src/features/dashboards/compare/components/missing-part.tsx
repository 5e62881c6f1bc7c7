import { useTranslations } from "next-intl";
import type { MissingPart as Part } from "@/features/dashboards/compare/describe-parts";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Who is missing: each known group's share of everybody beside its share of the answers. */
export function MissingPart({ part }: { part: Part | null }) {
  const t = useTranslations("compare.missing");
  if (part === null) return null;
  return (
    <Section title={part.finding ?? t("title")} dek={t("note")} id="missing">
      <Table caption={t("title")} className="mt-2 text-sm">
        <thead>
          <tr>
            <Th>{t("group")}</Th>
            <Th numeric>{t("known")}</Th>
            <Th numeric>{t("answered")}</Th>
            <Th numeric>{t("answers")}</Th>
            <Th numeric>{t("completion")}</Th>
          </tr>
        </thead>
        <tbody>
          {part.rows.map((row) => (
            <Tr key={row.key}>
              <Td head>
                <bdi>{row.value}</bdi> <bdi className="text-muted-foreground text-xs">{row.dimension}</bdi>
                {row.word ? <span className="block font-semibold text-xs">{row.word}</span> : null}
              </Td>
              <Td numeric>
                <bdi>{row.known}</bdi>
              </Td>
              <Td numeric className="whitespace-normal">
                <bdi className="font-semibold">{row.answered}</bdi>
                <bdi className="block text-muted-foreground text-xs">{row.between}</bdi>
              </Td>
              <Td numeric>
                <bdi>{row.count}</bdi>
              </Td>
              <Td numeric>
                <bdi>{row.completion}</bdi>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-1.5 text-muted-foreground text-xs">{part.check}</p>
    </Section>
  );
}
