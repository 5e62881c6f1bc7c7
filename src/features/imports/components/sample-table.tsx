import { useTranslations } from "next-intl";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";

const SHOWN = 5;

/** The first rows of the file as they stand in it. */
export function SampleTable({
  names,
  rows,
  looked,
}: {
  names: readonly string[];
  rows: readonly (readonly string[])[];
  looked: number;
}) {
  const t = useTranslations("imports.sample");
  return (
    <Section title={t("title")} dek={t("dek", { n: names.length, looked })}>
      <Table caption={t("caption")}>
        <thead>
          <tr>
            {names.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have a fixed order and may share names
              <Th key={index}>
                <bdi>{name}</bdi>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have a fixed order and may be equal
            <tr key={line}>
              {names.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have a fixed order
                <Td key={index} className="max-w-60">
                  <bdi className="block truncate">{row[index] ?? ""}</bdi>
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
