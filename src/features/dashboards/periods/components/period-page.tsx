import { useTranslations } from "next-intl";
import { PlainForm } from "@/features/dashboards/components/plain-form";
import { PeriodNumbers } from "@/features/dashboards/periods/components/period-numbers";
import type { loadPeriod } from "@/features/dashboards/periods/loaders";
import type { FormAction } from "@/platform/form-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

export type PeriodView = Awaited<ReturnType<typeof loadPeriod>>;

/** A closed period: its numbers beside today's, what changed since and by how much, and how it is opened again. */
export function PeriodPage({ view, reopen }: { view: PeriodView; reopen: FormAction }) {
  const t = useTranslations("periods");
  return (
    <PageBody width="wide">
      <TextLink href={`/w/${view.slug}/periods`}>{t("title")}</TextLink>
      <Verdict className="mt-2" lead={<bdi>{view.closed}</bdi>}>
        {view.title}
      </Verdict>
      {view.note ? <bdi className="mt-1 block text-muted-foreground">{view.note}</bdi> : null}
      {view.reopened ? (
        <Notice tone="consider" className="mt-3">
          <bdi>{view.reopened}</bdi>
        </Notice>
      ) : null}
      <Section title={view.summary} dek={view.basis} className="mt-6">
        {view.cuts.length > 1 ? (
          <div className="mt-3">
            <TabLinks label={t("one.cut")} tabs={view.cuts.map((cut) => ({ ...cut, label: <bdi>{cut.label}</bdi> }))} />
          </div>
        ) : null}
        <div className="mt-2">
          <PeriodNumbers view={view} />
        </div>
      </Section>
      <Changes view={view} />
      {view.reopenable ? (
        <Section title={t("reopen.title")} dek={t("reopen.dek")} className="mt-8 print:hidden">
          <PlainForm
            action={reopen}
            submit={t("reopen.submit")}
            className="mt-3 max-w-md"
            fields={[{ kind: "long", name: "reason", label: t("reopen.reason"), maxLength: 500, required: true }]}
          />
        </Section>
      ) : null}
    </PageBody>
  );
}

function Changes({ view: { changes, records } }: { view: PeriodView }) {
  const t = useTranslations("periods");
  return (
    <Section title={t("one.changes")} dek={t("one.changesDek")} className="mt-8">
      {changes.length + records.length === 0 ? <p className="mt-3 text-muted-foreground">{t("unchanged")}</p> : null}
      <ol className="mt-2">
        {changes.map((one) => (
          <li key={one.key} className="border-border border-b py-2">
            <p>
              <span className="font-medium">
                <bdi>{one.what}</bdi>
              </span>{" "}
              <bdi className="text-muted-foreground">{one.survey}</bdi>
            </p>
            {one.effects.map((effect) => (
              <p key={effect}>
                <bdi>{effect}</bdi>
              </p>
            ))}
            <p className="flex flex-wrap gap-x-3 gap-y-1 text-muted-foreground text-xs">
              {one.at ? <bdi>{one.at}</bdi> : null}
              {one.importHref ? <TextLink href={one.importHref}>{t("one.import")}</TextLink> : null}
              {one.answers.length > 0 ? (
                <span className="flex flex-wrap items-center gap-x-1">
                  {t("one.answers")}
                  {one.answers.map(({ href, label }) => (
                    <TextLink
                      key={href}
                      href={href}
                      aria-label={t("one.answer", { n: label })}
                      className="inline-flex min-h-6 min-w-6 items-center justify-center"
                    >
                      {label}
                    </TextLink>
                  ))}
                </span>
              ) : null}
            </p>
          </li>
        ))}
        {records.map((text) => (
          <li key={text} className="border-border border-b py-2">
            {text}
          </li>
        ))}
      </ol>
    </Section>
  );
}
