import { useTranslations } from "next-intl";
import { ChangeCell, FigureCell } from "@/features/dashboards/compare/components/compared-cells";
import type { GroupRow, GroupsPart as Part } from "@/features/dashboards/compare/describe-parts";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

const SHOWN = 20;

/** Each group on both sides, tested with the correction for all of them. */
export function GroupsPart({ part }: { part: Part | null }) {
  const t = useTranslations("compare.groups");
  if (part === null) return null;
  const by = t.rich("by", { by: () => <bdi>{part.by}</bdi> });
  const rest = part.rows.slice(SHOWN);
  return (
    <Section className="@container" title={part.finding ?? by} dek={part.finding ? by : undefined} id="groups">
      <Rows part={part} rows={part.rows.slice(0, SHOWN)} />
      {rest.length > 0 ? (
        <details className="mt-2 text-sm">
          <summary className="min-h-6 text-muted-foreground">{t("more", { n: rest.length })}</summary>
          <Rows part={part} rows={rest} />
        </details>
      ) : null}
      <p className="mt-1.5 text-muted-foreground text-xs">
        {part.check} {part.hidden}
      </p>
    </Section>
  );
}

function Rows({ part, rows }: { part: Part; rows: readonly GroupRow[] }) {
  const t = useTranslations("compare.groups");
  return (
    <Table caption={`${part.by}: ${t("change")}`} className="mt-2 text-sm">
      <thead>
        <tr>
          <Th>
            <bdi>{part.by}</bdi>
          </Th>
          <Th numeric>{t("now")}</Th>
          <Th numeric>{t("before")}</Th>
          <Th>{t("change")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.value}>
            <Td head className="min-w-20">
              {row.href === null ? (
                <bdi>{row.value}</bdi>
              ) : (
                <TextLink href={row.href} className="inline-flex min-h-6 items-center">
                  <bdi>{row.value}</bdi>
                </TextLink>
              )}
            </Td>
            <FigureCell value={row.current} note={row.currentNote} />
            <FigureCell value={row.previous} note={row.previousNote} />
            <ChangeCell {...row} />
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
