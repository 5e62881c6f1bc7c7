import { useTranslations } from "next-intl";
import type { Agreement } from "@/features/quality/score/describe-agreement";
import { Hint } from "@/ui/hint";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Whether two people who score the same interaction see the same, in words; the figure is a hint. */
export function AgreementSection({ agreement }: { agreement: readonly Agreement[] }) {
  const t = useTranslations("quality.agreement");
  const [whole, ...lines] = agreement;
  if (!whole) return null;
  return (
    <Section title={whole.figure === null ? t("title") : t("finding", { word: whole.word })} dek={t("dek")}>
      <Table caption={t("title")} className="mt-2">
        <thead>
          <tr>
            <Th>{t("what")}</Th>
            <Th>{t("word")}</Th>
            <Th numeric>{t("units")}</Th>
          </tr>
        </thead>
        <tbody>
          {[whole, ...lines].map((line) => (
            <Tr key={line.key}>
              <Td head>
                <bdi>{line.name}</bdi>
              </Td>
              <Td>
                {line.word}
                {line.figure === null ? null : (
                  <Hint word={t("howSure")}>{t("figure", { figure: line.figure, between: line.between })}</Hint>
                )}
              </Td>
              <Td numeric>{line.units}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
