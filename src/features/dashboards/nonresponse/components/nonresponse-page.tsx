import { useTranslations } from "next-intl";
import { RatesTable } from "@/features/dashboards/nonresponse/components/rates-table";
import { WeighedTable } from "@/features/dashboards/nonresponse/components/weighed-table";
import type { loadNonresponse } from "@/features/dashboards/nonresponse/loaders";
import { NumberHead } from "@/features/dashboards/survey/components/number-head";
import { EmptyState } from "@/ui/empty-state";
import { FinePrint } from "@/ui/fine-print";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeDays } from "@/ui/shell/scope-days";
import { ScopeValue } from "@/ui/shell/scope-value";
import { TitleBar } from "@/ui/title-bar";

/** Who answers and who does not: the response rate by each attribute of those who were asked, and what that does to the score. */
export function NonresponsePage({ view }: { view: Awaited<ReturnType<typeof loadNonresponse>> }) {
  const t = useTranslations("nonresponse");
  const bar = useTranslations("surveyBar");
  return (
    <>
      <section aria-label={t("label")}>
        <TitleBar
          back={{ href: view.paths.invitations, label: bar("places.invitations") }}
          name={view.name}
          places={{ label: bar("places.label"), links: view.links }}
        />
        <ScopeBar>
          <ScopeWord>{t("sentOn")}</ScopeWord>
          <ScopeDays days={view.days} />
          {view.by ? (
            <>
              <ScopeWord>{t("weighedBy")}</ScopeWord>
              <ScopeValue name={t("attribute")} value={<bdi>{view.by.value}</bdi>}>
                <ScopeChoices choices={view.by.choices} />
              </ScopeValue>
            </>
          ) : null}
        </ScopeBar>
      </section>
      <PageBody>
        <NumberHead view={view} tabs={t("questions")} lead={view.lead}>
          <bdi>{view.finding}</bdi>
        </NumberHead>
        {view.empty ? <EmptyState title={view.empty.title}>{view.empty.text}</EmptyState> : null}
        {view.weighed ? <WeighedTable weighed={view.weighed} /> : null}
        {view.parts.map((part) => (
          <Section key={part.name} className="mt-6 max-w-3xl" title={<bdi>{part.title}</bdi>}>
            <RatesTable part={part} />
          </Section>
        ))}
        {view.check ? <p className="mt-3 text-muted-foreground text-xs">{view.check}</p> : null}
        <FinePrint lines={view.footer} />
      </PageBody>
    </>
  );
}
