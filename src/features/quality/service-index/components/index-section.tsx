import { useTranslations } from "next-intl";
import { saveWeights } from "@/features/quality/service-index/actions";
import { WeightsForm } from "@/features/quality/service-index/components/weights-form";
import type { IndexView } from "@/features/quality/service-index/describe-index";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The index of service quality: one number, and beside it all that makes it. `filtered`: it is of everything alone. */
export function IndexSection({ slug, view, maySet }: { slug: string; view: IndexView | null; maySet: boolean }) {
  const t = useTranslations("quality.index");
  if (view === null)
    return (
      <Section title={t("title")}>
        <p className="mt-2 text-muted-foreground">{t("filtered")}</p>
      </Section>
    );
  return (
    <Section title={t("title")} dek={t("dek")}>
      {view.value === null ? (
        <p className="mt-2">{t("none")}</p>
      ) : (
        <p className="mt-2">
          <span className="font-semibold text-figure tabular-nums">{view.value}</span>{" "}
          <bdi className="text-muted-foreground">{view.bare ? t("bare") : view.between}</bdi>
        </p>
      )}
      <Table caption={t("title")} className="mt-2">
        <thead>
          <tr>
            <Th>{t("part")}</Th>
            <Th numeric>{t("weight")}</Th>
            <Th numeric>{t("share")}</Th>
            <Th numeric>{t("value")}</Th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <Tr key={line.part}>
              <Td head>
                {line.name}
                {line.absent === null ? null : (
                  <span className="block font-normal text-muted-foreground text-xs">{line.absent}</span>
                )}
              </Td>
              <Td numeric>{line.weight}</Td>
              <Td numeric>{line.share}</Td>
              <Td numeric className="max-sm:whitespace-normal">
                <span className="font-semibold">{line.value}</span>
                {line.between === "" ? null : (
                  <span className="block text-muted-foreground text-xs">
                    <bdi>{line.between}</bdi>
                  </span>
                )}
                <span className="block text-subtle-foreground text-xs">{line.count}</span>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-prose text-muted-foreground text-xs">
        {view.reweighted ? `${t("reweighted")} ` : null}
        {t("how")}
      </p>
      {maySet ? (
        <details className="mt-3">
          <summary className="min-h-6 cursor-pointer text-muted-foreground">{t("set")}</summary>
          <ClientWords of={["quality"]}>
            <WeightsForm key={view.version} view={view} action={saveWeights.bind(null, slug)} />
          </ClientWords>
        </details>
      ) : null}
    </Section>
  );
}
