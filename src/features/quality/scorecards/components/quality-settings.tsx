import { useTranslations } from "next-intl";
import { saveNames, savePlan } from "@/features/quality/sampling/actions";
import { NamesForm } from "@/features/quality/sampling/components/names-form";
import { PlanForm } from "@/features/quality/sampling/components/plan-form";
import { ScorecardEditor } from "@/features/quality/scorecards/components/scorecard-editor";
import type { QualitySettingsView } from "@/features/quality/scorecards/loaders";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Settings of quality: what reviews are scored by, what is drawn for them, and whose names are shown. */
export function QualitySettings({ view }: { view: QualitySettingsView }) {
  const t = useTranslations("quality");
  return (
    <ClientWords of={["quality"]}>
      <div className="grid gap-10">
        <Section title={t("editor.title", { version: view.scorecard.version })} dek={t("editor.dek")}>
          <div className="mt-4">
            <ScorecardEditor key={view.scorecard.version} slug={view.slug} scorecard={view.scorecard} />
          </div>
          <History view={view} />
        </Section>
        <Section title={t("sampling.title")} dek={t("sampling.dek")}>
          <PlanForm view={view} action={savePlan.bind(null, view.slug)} />
          <Draws view={view} />
        </Section>
        <Section title={t("names.title")} dek={t("names.dek")}>
          <NamesForm view={view} action={saveNames.bind(null, view.slug)} />
        </Section>
      </div>
    </ClientWords>
  );
}

function History({ view }: { view: QualitySettingsView }) {
  const t = useTranslations("quality.history");
  return (
    <details className="mt-6">
      <summary className="min-h-6 cursor-pointer text-muted-foreground">
        {t("title", { n: view.history.length })}
      </summary>
      <ol className="mt-2">
        {view.history.map((row) => (
          <li key={row.version} className="border-border border-t py-2">
            <p className="font-medium">
              {t("version", { version: row.version })}
              <span className="font-normal text-muted-foreground">
                {" "}
                <bdi>{[row.day, row.by].filter(Boolean).join(" · ")}</bdi>
              </span>
            </p>
            {row.note === "" ? null : <p dir="auto">{row.note}</p>}
            {row.changes.map((text) => (
              <p key={text} className="text-muted-foreground">
                <bdi>{text}</bdi>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Draws({ view }: { view: QualitySettingsView }) {
  const t = useTranslations("quality.sampling");
  if (view.draws.length === 0) return null;
  return (
    <div className="mt-6">
      <h3 className="font-semibold">{t("draws")}</h3>
      <p className="max-w-prose text-muted-foreground text-xs">{t("drawsDek")}</p>
      <Table caption={t("draws")} className="mt-1">
        <thead>
          <tr>
            <Th>{t("days")}</Th>
            <Th>{t("drawnAt")}</Th>
            <Th numeric>{t("pool")}</Th>
            <Th numeric>{t("agents")}</Th>
            <Th numeric>{t("drawnHead")}</Th>
            <Th>{t("seed")}</Th>
          </tr>
        </thead>
        <tbody>
          {view.draws.map((draw) => (
            <Tr key={draw.id}>
              <Td head className="whitespace-nowrap">
                {draw.days}
              </Td>
              <Td>
                <bdi>{[draw.at, draw.by ?? t("byWeek")].join(" · ")}</bdi>
              </Td>
              <Td numeric>{draw.pool}</Td>
              <Td numeric>{draw.agents}</Td>
              <Td numeric>{draw.drawn}</Td>
              <Td>
                <code className="break-all text-xs">{draw.seed}</code>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
