import { useTranslations } from "next-intl";
import type { NonresponseView } from "@/features/dashboards/nonresponse/view";
import { NoteList } from "@/ui/note-list";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The score as it was answered, and beside it as if every group had answered in proportion; or why that cannot be said. */
export function WeighedTable({ weighed }: { weighed: NonNullable<NonresponseView["weighed"]> }) {
  const t = useTranslations("nonresponse.weigh");
  return (
    <Section className="mt-6 max-w-3xl" id="weighed" title={<bdi>{weighed.title}</bdi>} dek={<bdi>{weighed.dek}</bdi>}>
      {weighed.rows.length > 0 ? (
        <Table caption={t("title")} className="mt-2 text-sm">
          <thead>
            <tr>
              <Th>{t("which")}</Th>
              <Th numeric>{t("score")}</Th>
              <Th numeric>{t("answers")}</Th>
            </tr>
          </thead>
          <tbody>
            {weighed.rows.map(({ name, number, note }) => (
              <Tr key={name}>
                <Td head>{name}</Td>
                <Td numeric className="whitespace-normal">
                  <bdi className="block font-semibold">{number.text === "" ? number.instead : number.text}</bdi>
                  <bdi className="block text-muted-foreground text-xs">{number.between}</bdi>
                </Td>
                <Td numeric className="whitespace-normal">
                  {note}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      <NoteList notes={weighed.notes} />
    </Section>
  );
}
