import { useTranslations } from "next-intl";
import { ChangeCell, FigureCell } from "@/features/dashboards/compare/components/compared-cells";
import type { WeighingView } from "@/features/dashboards/compare/describe-weighing";
import { NoteList } from "@/ui/note-list";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Raw and weighted side by side, with what the weights cost. */
export function WeighingPart({ weighing }: { weighing: WeighingView | null }) {
  const t = useTranslations("compare");
  if (weighing === null) return null;
  return (
    <Section className="@container" title={t("weigh.title")} dek={<bdi>{weighing.dek}</bdi>} id="weighed">
      <Table caption={t("weigh.title")} className="mt-2 text-sm">
        <thead>
          <tr>
            <Th>
              <span className="sr-only">{t("scope.weighing")}</span>
            </Th>
            <Th numeric>{t("groups.now")}</Th>
            <Th numeric>{t("groups.before")}</Th>
            <Th>{t("groups.change")}</Th>
          </tr>
        </thead>
        <tbody>
          {weighing.rows.map((row) => (
            <Tr key={row.name}>
              <Td head className="min-w-20">
                {row.name}
                {row.worth ? <span className="block text-muted-foreground text-xs">{row.worth}</span> : null}
              </Td>
              <FigureCell value={row.current} note={row.currentBetween} />
              <FigureCell value={row.previous} note={row.previousBetween} />
              <ChangeCell {...row} />
            </Tr>
          ))}
        </tbody>
      </Table>
      <NoteList notes={weighing.notes} />
    </Section>
  );
}
