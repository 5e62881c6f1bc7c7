import { useTranslations } from "next-intl";
import type { DropOffView } from "@/features/dashboards/questions/describe-drop-off";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";

/** How many came as far as each question, and where those who never finished stopped. */
export function DropOffSection({ dropOff, slow }: { dropOff: DropOffView | null; slow: boolean }) {
  const t = useTranslations("questions.dropOff");
  if (slow)
    return (
      <Section title={t("title")} className="mt-8">
        <p className="mt-2 max-w-prose">{t("slow")}</p>
      </Section>
    );
  if (dropOff === null) return null;
  return (
    <Section title={t("title")} dek={t("dek")} className="mt-8">
      <p className="mt-2 max-w-prose">{dropOff.lead}</p>
      {dropOff.most ? <p className="max-w-prose">{dropOff.most}</p> : null}
      <div className="mt-2 max-w-4xl">
        <Table caption={t("caption")}>
          <thead>
            <tr>
              <Th>{t("question")}</Th>
              <Th numeric>{t("reached")}</Th>
              <Th numeric>{t("answered")}</Th>
              <Th numeric>{t("stopped")}</Th>
            </tr>
          </thead>
          <tbody>
            {dropOff.lines.map((line) => (
              <tr key={line.place}>
                <Td head className="w-full">
                  {line.place}. <bdi dir="auto">{line.title}</bdi>
                  <span aria-hidden="true" className="mt-1 block h-2 bg-muted">
                    <span className="block h-2 bg-chart-1" style={{ width: `${line.width}%` }} />
                  </span>
                </Td>
                <Td numeric>
                  {line.reached}
                  <span className="block text-muted-foreground text-xs">{line.share}</span>
                </Td>
                <Td numeric>{line.answered}</Td>
                <Td numeric>{line.stopped}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {dropOff.before ? <p className="mt-2 text-muted-foreground">{dropOff.before}</p> : null}
    </Section>
  );
}
