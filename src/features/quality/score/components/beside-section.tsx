import { useTranslations } from "next-intl";
import type { Side } from "@/features/quality/score/describe-customers";
import type { QualityView } from "@/features/quality/score/loaders";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** What reviewers found beside what customers said of the same part of the service. */
export function BesideSection({ view }: { view: QualityView }) {
  const t = useTranslations("quality.beside");
  return (
    <Section title={t("title")} dek={t("dek")}>
      <Table caption={t("title")} className="mt-2">
        <thead>
          <tr>
            <Th>{t("part")}</Th>
            <Th numeric>{t("reviewers")}</Th>
            <Th numeric>{t("customers")}</Th>
          </tr>
        </thead>
        <tbody>
          {view.beside.map((line) => (
            <Tr key={line.key}>
              <Td head>
                <bdi>{line.name}</bdi>
                {line.survey === null ? null : (
                  <span className="block text-muted-foreground text-xs">
                    {line.href === null || !view.mayRead ? (
                      <bdi>{line.survey}</bdi>
                    ) : (
                      <TextLink href={line.href} className="font-normal">
                        <bdi>{line.survey}</bdi>
                      </TextLink>
                    )}
                  </span>
                )}
              </Td>
              <SideCell side={line.reviewers} />
              <SideCell side={line.customers} />
            </Tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function SideCell({ side }: { side: Side | null }) {
  if (side === null) return <Td numeric>—</Td>;
  return (
    <Td numeric>
      <span className="font-semibold">{side.value}</span>
      <span className="block text-muted-foreground text-xs">
        <bdi>{side.between}</bdi>
      </span>
      <span className="block text-subtle-foreground text-xs">{side.count}</span>
    </Td>
  );
}
