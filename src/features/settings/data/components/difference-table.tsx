import { useTranslations } from "next-intl";
import type { DifferenceView } from "@/features/settings/data/view";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The tallies that differ from their answers, one a row: whose they are, what stands and what should. */
export function DifferenceTable({ rows, more }: { rows: readonly DifferenceView[]; more: string | null }) {
  const t = useTranslations("data.recount");
  return (
    <div className="mt-6" id="differing">
      <Table caption={t("differing")} hideCaption={false}>
        <thead>
          <tr>
            <Th>{t("survey")}</Th>
            <Th>{t("question")}</Th>
            <Th>{t("day")}</Th>
            <Th>{t("group")}</Th>
            <Th>{t("stands")}</Th>
            <Th>{t("counted")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.key}>
              <Td head className="min-w-36">
                <bdi>{row.survey}</bdi>
              </Td>
              <Td className="min-w-48">
                <bdi>{row.question}</bdi>
              </Td>
              <Td className="whitespace-nowrap">{row.day}</Td>
              <Td className="min-w-24">
                <bdi>{row.group}</bdi>
              </Td>
              <Td className="text-destructive">
                <Counts of={row.stands} />
              </Td>
              <Td>
                <Counts of={row.counted} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {more ? <p className="mt-2 text-muted-foreground text-xs">{more}</p> : null}
    </div>
  );
}

function Counts({ of }: { of: readonly string[] }) {
  return of.map((one) => (
    <span key={one} className="block whitespace-nowrap tabular-nums">
      {one}
    </span>
  ));
}
