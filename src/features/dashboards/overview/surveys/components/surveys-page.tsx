import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SurveyRowMenu } from "@/features/dashboards/overview/surveys/components/survey-row-menu";
import type { SurveyListView } from "@/features/dashboards/overview/surveys/view";
import type { FormState } from "@/platform/form-state";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { EmptyState } from "@/ui/empty-state";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

const hidden = (chunks: ReactNode) => <span className="sr-only">{chunks}</span>;

/** Every survey of a workspace with its state, and the ways to a new one. */
export function SurveysPage({
  view,
  duplicate,
}: {
  view: SurveyListView;
  /** Makes a draft like the survey that the form names. */
  duplicate: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const t = useTranslations("surveyList");
  const { rows, newSurvey, templates, importSurvey, importPath } = view;
  const actions = (
    <div className="flex flex-wrap gap-2 print:hidden">
      {newSurvey ? (
        <ButtonLink href={newSurvey} variant="primary">
          {t("new")}
        </ButtonLink>
      ) : null}
      {templates ? (
        <ButtonLink href={templates} variant="quiet">
          {t("ready")}
        </ButtonLink>
      ) : null}
      {importSurvey ? (
        <ButtonLink href={importSurvey} variant="quiet">
          {t("importSurvey")}
        </ButtonLink>
      ) : null}
      {importPath ? (
        <ButtonLink href={importPath} variant="quiet">
          {t("importAnswers")}
        </ButtonLink>
      ) : null}
    </div>
  );
  if (rows.length === 0) {
    return (
      <PageBody>
        <EmptyState page title={t("none")} actions={actions}>
          {t(newSurvey ? "noneLead" : "noEditor")}
        </EmptyState>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <Verdict>{t("title")}</Verdict>
        {actions}
      </div>
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Th>{t("survey")}</Th>
            <Th>{t("state")}</Th>
            <Th>{t("measures")}</Th>
            <Th>{t("since")}</Th>
            <Th>
              <span className="sr-only">{t("ways")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="break-inside-avoid">
              <Td head className="min-w-48">
                <Link href={row.href} prefetch={false} className="font-semibold hover:underline">
                  <bdi dir="auto" className="wrap-anywhere">
                    {row.name}
                  </bdi>
                </Link>
              </Td>
              <Td>
                <Badge tone={row.status === "live" ? "live" : "plain"}>{t(`status.${row.status}`)}</Badge>
              </Td>
              <Td className="whitespace-nowrap">{row.measures}</Td>
              <Td className="whitespace-nowrap text-muted-foreground">{row.since}</Td>
              <Td className="print:hidden">
                <span className="-my-1 flex items-center justify-end gap-4">
                  {row.edit ? <TextLink href={row.edit}>{t.rich("edit", { name: row.name, hidden })}</TextLink> : null}
                  {row.share ? (
                    <TextLink href={row.share}>{t.rich("share", { name: row.name, hidden })}</TextLink>
                  ) : null}
                  <ClientWords of={["surveyList"]}>
                    <SurveyRowMenu
                      id={row.key}
                      name={row.name}
                      href={row.href}
                      duplicate={newSurvey ? duplicate : null}
                    />
                  </ClientWords>
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </PageBody>
  );
}
