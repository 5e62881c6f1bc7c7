import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlainForm } from "@/features/dashboards/components/plain-form";
import type { loadDashboards } from "@/features/dashboards/own/loaders";
import type { DashboardDeed, ViewDeed } from "@/features/dashboards/own/run-actions";
import type { FormAction } from "@/platform/form-state";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

type View = Awaited<ReturnType<typeof loadDashboards>>;

interface DashboardsActions {
  readonly create: FormAction;
  readonly dashboard: (id: string, deed: DashboardDeed) => FormAction;
  readonly view: (id: string, deed: ViewDeed) => FormAction;
  /** For a role, or oneself. */
  readonly home: (who: string | null) => FormAction;
}

/** Dashboards of one's own and saved views: seen, made, shared, and chosen as what "Overview" opens. */
export function DashboardsPage({ view, actions }: { view: View; actions: DashboardsActions }) {
  const t = useTranslations("ownDashboards");
  const { gone } = view;
  return (
    <PageBody>
      <Verdict lead={t("lead")}>{t("title")}</Verdict>
      {gone ? (
        <Notice
          tone="done"
          className="mt-3"
          action={
            view.mayWrite ? (
              <PlainForm
                action={gone.kind === "view" ? actions.view(gone.id, "restore") : actions.dashboard(gone.id, "restore")}
                submit={t("undo")}
                size="sm"
              />
            ) : null
          }
        >
          {t.rich("deleted", { name: () => <bdi>{gone.name}</bdi> })}
        </Notice>
      ) : null}
      {view.dashboards.length === 0 ? (
        <EmptyState title={t("none")}>{t(view.mayWrite ? "noneMay" : "noneMayNot")}</EmptyState>
      ) : (
        <ul className="mt-4 border-rule border-t">
          {view.dashboards.map((one) => (
            <Line key={one.id} one={one} more={one.tiles}>
              {view.mayWrite ? (
                <div className="flex flex-wrap gap-2">
                  {one.mayChange ? (
                    <TextLink href={`${one.href}/edit`} className="inline-flex min-h-7 items-center">
                      {t("arrange")}
                    </TextLink>
                  ) : null}
                  <PlainForm
                    action={actions.dashboard(one.id, "duplicate")}
                    submit={t("duplicate")}
                    label={`${t("duplicate")}: ${one.name}`}
                    size="sm"
                    variant="quiet"
                  />
                  {one.mayChange ? (
                    <PlainForm
                      action={actions.dashboard(one.id, "delete")}
                      submit={t("delete")}
                      label={`${t("delete")}: ${one.name}`}
                      size="sm"
                      variant="quiet"
                    />
                  ) : null}
                </div>
              ) : null}
            </Line>
          ))}
        </ul>
      )}
      {view.mayWrite ? (
        <PlainForm
          action={actions.create}
          submit={t("create")}
          variant="primary"
          inline
          className="mt-4"
          fields={[{ kind: "text", name: "name", label: t("name"), maxLength: 80, required: true }]}
        />
      ) : null}
      <Section title={t("views")} dek={t("viewsDek")} className="mt-8">
        {view.views.length === 0 ? <p className="mt-3 text-muted-foreground">{t("noViews")}</p> : null}
        <ul className="mt-1">
          {view.views.map((one) => (
            <Line key={one.id} one={one}>
              {one.mayChange ? (
                <div className="flex flex-wrap items-start gap-2">
                  <details>
                    <summary className="inline-flex min-h-7 cursor-pointer items-center font-medium">
                      {t("rename")}
                      <span className="sr-only">: {one.name}</span>
                    </summary>
                    <PlainForm
                      action={actions.view(one.id, "rename")}
                      submit={t("save")}
                      className="mt-2"
                      fields={[
                        {
                          kind: "text",
                          name: "name",
                          label: t("name"),
                          value: one.name,
                          maxLength: 80,
                          required: true,
                        },
                        { kind: "check", name: "shared", label: t("share"), value: one.shared ? "yes" : "" },
                      ]}
                    />
                  </details>
                  <PlainForm
                    action={actions.view(one.id, "delete")}
                    submit={t("delete")}
                    label={`${t("delete")}: ${one.name}`}
                    size="sm"
                    variant="quiet"
                  />
                </div>
              ) : null}
            </Line>
          ))}
        </ul>
      </Section>
      <Homes view={view} home={actions.home} />
    </PageBody>
  );
}

function Line({
  one,
  more,
  children,
}: {
  one: { readonly name: string; readonly href: string; readonly about: string; readonly isHome: boolean };
  more?: string;
  children?: ReactNode;
}) {
  const t = useTranslations("ownDashboards");
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-border border-b py-2">
      <div className="min-w-0">
        <TextLink href={one.href} className="inline-flex min-h-6 items-center">
          <bdi dir="auto">{one.name}</bdi>
        </TextLink>
        {one.isHome ? <span className="ms-2 text-muted-foreground text-xs">{t("isHome")}</span> : null}
        <p className="text-muted-foreground text-xs">
          <bdi>{one.about}</bdi>
          {more ? ` · ${more}` : ""}
        </p>
      </div>
      {children}
    </li>
  );
}

function Homes({ view, home }: { view: View; home: DashboardsActions["home"] }) {
  const t = useTranslations("ownDashboards");
  const plain = { value: "overview", label: t("plain") };
  const own = [{ value: "role", label: t("asRole") }, plain, ...view.home.choices];
  return (
    <Section title={t("home")} dek={t("homeDek")} className="mt-8">
      <PlainForm
        action={home(null)}
        submit={t("save")}
        label={`${t("save")}: ${t("forMe")}`}
        inline
        className="mt-3"
        fields={[
          { kind: "choice", name: "home", label: t("forMe"), value: view.home.value, choices: own, required: true },
        ]}
      />
      {view.maySetHomes
        ? view.roles.map(({ role, label, value, choices }) => (
            <PlainForm
              key={role}
              action={home(role)}
              submit={t("save")}
              label={`${t("save")}: ${label}`}
              inline
              className="mt-3"
              fields={[{ kind: "choice", name: "home", label, value, choices: [plain, ...choices], required: true }]}
            />
          ))
        : null}
    </Section>
  );
}
