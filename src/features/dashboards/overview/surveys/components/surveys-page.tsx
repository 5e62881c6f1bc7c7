import Link from "next/link";
import { SurveyRowMenu } from "@/features/dashboards/overview/components/survey-row-menu";
import type { SurveyListView } from "@/features/dashboards/overview/view";
import type { FormState } from "@/platform/form-state";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

const STATUS = { draft: "Draft", live: "Live", closed: "Closed" };

/** Every survey of a workspace with its state, and the ways to a new one. */
export function SurveysPage({
  view,
  duplicate,
}: {
  view: SurveyListView;
  /** Makes a draft like the survey that the form names. */
  duplicate: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const { rows, newSurvey, templates, importSurvey, importPath } = view;
  const actions = (
    <div className="flex flex-wrap gap-2 print:hidden">
      {newSurvey ? (
        <ButtonLink href={newSurvey} variant="primary">
          New survey
        </ButtonLink>
      ) : null}
      {templates ? (
        <ButtonLink href={templates} variant="quiet">
          Ready surveys
        </ButtonLink>
      ) : null}
      {importSurvey ? (
        <ButtonLink href={importSurvey} variant="quiet">
          Import a survey
        </ButtonLink>
      ) : null}
      {importPath ? (
        <ButtonLink href={importPath} variant="quiet">
          Import answers
        </ButtonLink>
      ) : null}
    </div>
  );
  if (rows.length === 0) {
    return (
      <PageBody>
        <EmptyState page title="No surveys yet." actions={actions}>
          {newSurvey
            ? "A first survey takes two minutes: choose what to ask, see the page, share its link."
            : "An editor of this workspace can make the first one."}
        </EmptyState>
      </PageBody>
    );
  }
  return (
    <PageBody>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <Verdict>Surveys</Verdict>
        {actions}
      </div>
      <Table caption="Surveys">
        <thead>
          <tr>
            <Th>Survey</Th>
            <Th>State</Th>
            <Th>Measures</Th>
            <Th>Since</Th>
            <Th>
              <span className="sr-only">Ways on</span>
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
                <Badge tone={row.status === "live" ? "live" : "plain"}>{STATUS[row.status]}</Badge>
              </Td>
              <Td className="whitespace-nowrap">{row.measures}</Td>
              <Td className="whitespace-nowrap text-muted-foreground">{row.since}</Td>
              <Td className="print:hidden">
                <span className="-my-1 flex items-center justify-end gap-4">
                  {row.edit ? (
                    <TextLink href={row.edit}>
                      Edit<span className="sr-only"> {row.name}</span>
                    </TextLink>
                  ) : null}
                  {row.share ? (
                    <TextLink href={row.share}>
                      Share<span className="sr-only"> {row.name}</span>
                    </TextLink>
                  ) : null}
                  <SurveyRowMenu
                    id={row.key}
                    name={row.name}
                    href={row.href}
                    duplicate={newSurvey ? duplicate : null}
                  />
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </PageBody>
  );
}
