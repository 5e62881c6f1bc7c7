import { useLocale, useTranslations } from "next-intl";
import type { loadImports } from "@/features/imports/loaders";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

type Props = Awaited<ReturnType<typeof loadImports>>;

/** The imports of a workspace with what became of them. */
export function ImportList({ slug, mayImport, imports }: Props) {
  const t = useTranslations("imports");
  const number = new Intl.NumberFormat(useLocale());
  const begin = mayImport ? (
    <ButtonLink href={`/w/${slug}/imports/new`} variant="primary">
      {t("new")}
    </ButtonLink>
  ) : null;
  if (imports.length === 0) {
    return (
      <EmptyState page title={t("none")} actions={begin}>
        {t("noneText")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-medium font-voice text-verdict-small">{t("title")}</h1>
        {begin}
      </div>
      <Section title={t("files")} dek={t("newest")}>
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Th>{t("file")}</Th>
              <Th>{t("survey")}</Th>
              <Th>{t("state")}</Th>
              <Th numeric>{t("rows")}</Th>
              <Th numeric>{t("stored")}</Th>
              <Th numeric>{t("leftOut")}</Th>
              <Th>{t("when")}</Th>
            </tr>
          </thead>
          <tbody>
            {imports.map((one) => (
              <tr key={one.id}>
                <Td>
                  <TextLink href={`/w/${slug}/imports/${one.id}`}>
                    <bdi>{one.fileName}</bdi>
                  </TextLink>
                </Td>
                <Td>
                  {one.purpose === "answers" ? <bdi>{one.survey ?? "—"}</bdi> : t(`records.purposes.${one.purpose}`)}
                </Td>
                <Td>
                  <StateBadge state={one.state} /> {one.dryRun ? <Badge>{t("checkOnly")}</Badge> : null}
                </Td>
                <Td numeric>{number.format(one.rows)}</Td>
                <Td numeric>{one.dryRun ? "—" : number.format(one.stored)}</Td>
                <Td numeric>{number.format(one.rejected)}</Td>
                <Td className="whitespace-nowrap">{one.at}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Section>
    </>
  );
}

/** The state of an import as a word with its tone. */
export function StateBadge({ state }: { state: Props["imports"][number]["state"] }) {
  const t = useTranslations("imports.states");
  const tone = state === "failed" ? "failed" : state === "done" ? "live" : "muted";
  return <Badge tone={tone}>{t(state)}</Badge>;
}
