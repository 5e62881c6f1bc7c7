import { useTranslations } from "next-intl";
import { PlainForm } from "@/features/dashboards/components/plain-form";
import { TileList } from "@/features/dashboards/own/components/tile-list";
import type { loadDashboardEditor } from "@/features/dashboards/own/loaders";
import type { DashboardDeed } from "@/features/dashboards/own/run-actions";
import type { FormAction } from "@/platform/form-state";
import { ButtonLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Verdict } from "@/ui/verdict";

type View = Awaited<ReturnType<typeof loadDashboardEditor>>;

/** Where a dashboard is named, shared and arranged. */
export function DashboardEditor({ view, act }: { view: View; act: (deed: DashboardDeed) => FormAction }) {
  const t = useTranslations("ownDashboards");
  const { choices, tiles } = view;
  return (
    <PageBody>
      <Verdict lead={t("arrangeLead")}>
        <bdi dir="auto">{view.name}</bdi>
      </Verdict>
      <p className="mt-3">
        <ButtonLink href={`/w/${view.slug}/dashboards/${view.id}`} variant="primary">
          {t("show")}
        </ButtonLink>
      </p>
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title={t("order")} dek={t("orderDek")}>
          {tiles.length === 0 ? (
            <p className="mt-3 text-muted-foreground">{t("empty")}</p>
          ) : (
            <TileList tiles={tiles} order={act("order")} remove={act("remove")} />
          )}
        </Section>
        <div className="grid content-start gap-8">
          <Section title={t("add")}>
            <PlainForm
              action={act("add")}
              submit={t("addTile")}
              className="mt-3"
              fields={[
                { kind: "choice", name: "what", label: t("what"), choices: choices.what, required: true },
                {
                  kind: "choice",
                  name: "survey",
                  label: t("survey"),
                  hint: t("surveyHint"),
                  choices: choices.surveys,
                },
                { kind: "choice", name: "segment", label: t("segment"), choices: choices.segments },
              ]}
            />
          </Section>
          <Section title={t("nameAndSharing")}>
            <PlainForm
              action={act("rename")}
              submit={t("save")}
              className="mt-3"
              fields={[
                { kind: "text", name: "name", label: t("name"), value: view.name, maxLength: 80, required: true },
                {
                  kind: "check",
                  name: "shared",
                  label: t("share"),
                  hint: t("shareHint"),
                  value: view.shared ? "yes" : "",
                },
              ]}
            />
          </Section>
        </div>
      </div>
    </PageBody>
  );
}
