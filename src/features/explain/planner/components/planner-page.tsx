import { useTranslations } from "next-intl";
import { PlannerForm } from "@/features/explain/planner/components/planner-form";
import type { PlannerView } from "@/features/explain/planner/view";
import { Figure } from "@/ui/figure";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** How many answers a question takes, and how many to invite for them. */
export function PlannerPage({ view }: { view: PlannerView }) {
  const t = useTranslations("planner");
  return (
    <PageBody width="wide">
      <TabLinks label={t("tabsLabel")} tabs={view.tabs} className="mb-4 print:hidden" />
      <Verdict lead={view.lead}>{view.sentence}</Verdict>
      <div className="mt-5 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] print:block">
        <Section title={t("what")} className="print:hidden">
          <PlannerForm view={view} />
        </Section>
        <div className="grid min-w-0 content-start gap-6">
          <Section title={t("takes")} dek={<bdi>{view.expected}</bdi>}>
            <dl className="mt-3 flex flex-wrap gap-x-10 gap-y-3">
              <div>
                <dt className="font-medium text-muted-foreground text-xs first-letter:uppercase">{view.answersUnit}</dt>
                <dd>
                  <Figure size="hero" value={view.answers} />
                </dd>
              </div>
              <div>
                <dt className="font-medium text-muted-foreground text-xs">{t("invite")}</dt>
                <dd>
                  {view.invitations === null ? (
                    <span className="block max-w-48">
                      <span aria-hidden="true" className="block font-semibold text-hero text-subtle-foreground">
                        —
                      </span>
                      <span className="text-muted-foreground text-xs">{t("sayRate")}</span>
                    </span>
                  ) : (
                    <Figure size="hero" value={view.invitations} />
                  )}
                </dd>
              </div>
            </dl>
            {view.alone ? <p className="mt-3">{view.alone}</p> : null}
            {view.warning ? (
              <Notice tone="consider" title={t("short")} className="mt-3">
                {view.warning}
              </Notice>
            ) : null}
          </Section>
          <NeedTable view={view} />
          <details>
            <summary className="inline-block min-h-6 rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 hover:decoration-primary">
              {t("how")}
            </summary>
            <div className="mt-2 grid max-w-prose gap-y-2 text-muted-foreground">
              {view.method.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </details>
        </div>
      </div>
    </PageBody>
  );
}

function NeedTable({ view }: { view: PlannerView }) {
  const t = useTranslations("planner");
  const short = view.rows.some((row) => row.tooMany);
  const invites = view.invitations !== null;
  return (
    <Section title={t("table")} dek={t("tableDek")}>
      <Table caption={t("caption")} className="mt-2">
        <thead>
          <tr>
            <Th className="first:ps-2">{view.byHead}</Th>
            <Th numeric className="whitespace-normal last:pe-2">
              {view.answersHead}
            </Th>
            {invites ? (
              <Th numeric className="whitespace-normal last:pe-2">
                {t("invite")}
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Tr key={row.key} selected={row.current}>
              <Td head className="align-middle first:ps-2">
                {row.current ? (
                  <span className="inline-flex min-h-6 items-center font-semibold">{row.by}</span>
                ) : (
                  <TextLink href={row.href} scroll={false} className="inline-flex min-h-6 items-center">
                    {row.by}
                  </TextLink>
                )}
              </Td>
              <Td numeric className="align-middle last:pe-2">
                {row.answers}
                {row.tooMany && !invites ? " *" : null}
              </Td>
              {invites ? (
                <Td numeric className="align-middle last:pe-2">
                  {row.invitations}
                  {row.tooMany ? " *" : null}
                </Td>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
      {short ? <p className="mt-2 text-muted-foreground text-xs">{t("more")}</p> : null}
    </Section>
  );
}
