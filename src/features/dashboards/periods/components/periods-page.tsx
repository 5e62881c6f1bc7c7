import { useTranslations } from "next-intl";
import { PlainForm } from "@/features/dashboards/components/plain-form";
import type { loadPeriods } from "@/features/dashboards/periods/loaders";
import type { FormAction } from "@/platform/form-state";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

type View = Awaited<ReturnType<typeof loadPeriods>>;

/** Months and quarters whose numbers were reported, and how another one is closed. */
export function PeriodsPage({ view, close }: { view: View; close: FormAction }) {
  const t = useTranslations("periods");
  return (
    <PageBody>
      <Verdict lead={t("lead")}>{t("title")}</Verdict>
      {view.periods.length === 0 ? (
        <EmptyState title={t("none")}>{t(view.mayClose ? "noneMay" : "noneMayNot")}</EmptyState>
      ) : (
        <div className="mt-4">
          <Closed view={view} />
        </div>
      )}
      {view.mayClose ? (
        <Section title={t("close.title")} dek={view.basis} className="mt-8">
          {view.running ? (
            <Notice tone="consider" className="mt-3">
              <TextLink href={view.running.href}>
                <bdi>{view.running.text}</bdi>
              </TextLink>
            </Notice>
          ) : null}
          {view.choices.length === 0 ? (
            <p className="mt-3 text-muted-foreground">{t("close.nothing")}</p>
          ) : (
            <PlainForm
              action={close}
              variant="primary"
              submit={t("close.submit")}
              className="mt-3 max-w-md"
              fields={[
                { kind: "choice", name: "period", label: t("close.period"), choices: view.choices, required: true },
                { kind: "text", name: "note", label: t("close.note"), maxLength: 300, required: false },
              ]}
            />
          )}
        </Section>
      ) : null}
    </PageBody>
  );
}

function Closed({ view }: { view: View }) {
  const t = useTranslations("periods");
  return (
    <Table caption={t("title")}>
      <thead>
        <tr>
          <Th>{t("columns.period")}</Th>
          <Th>{t("columns.closed")}</Th>
          <Th>{t("columns.changed")}</Th>
        </tr>
      </thead>
      <tbody>
        {view.periods.map((one) => (
          <Tr key={one.id}>
            <Td head className="whitespace-nowrap">
              <TextLink href={one.href}>{one.name}</TextLink>
            </Td>
            <Td>
              <bdi>{one.closed}</bdi>
              {one.note ? <bdi className="block text-muted-foreground text-xs">{one.note}</bdi> : null}
              {one.reopened ? <bdi className="block text-worse">{one.reopened}</bdi> : null}
            </Td>
            <Td>{one.reopened ? "" : one.changed}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
