import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ServiceLedgerView } from "@/features/service/times/explained/loaders";
import { Figure } from "@/ui/figure";
import { RowsLink } from "@/ui/rows-link";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** How one number of service came about. */
export function LedgerPage({ view: { back, ledger } }: { view: ServiceLedgerView }) {
  const t = useTranslations("service");
  return (
    <PageBody>
      <TextLink href={back}>{t("list.back")}</TextLink>
      <Verdict className="mt-2" lead={ledger.meaning}>
        {ledger.name}
      </Verdict>
      <Section title={t("ledger.title")} className="mt-6">
        <div className="mt-2 grid gap-x-8 gap-y-5 lg:grid-cols-2 print:block">
          <div>
            <p className="flex flex-wrap items-baseline gap-x-3">
              {ledger.value === null ? <span className="font-semibold">—</span> : <Figure value={ledger.value} />}
              <span className="text-muted-foreground text-sm">
                {[ledger.of, ledger.between].filter((one) => one !== "").join(", ")}
              </span>
            </p>
            <table className="mt-2 w-full border-collapse">
              <caption className="sr-only">{t("ledger.title")}</caption>
              <tbody>
                {ledger.lines.map((line, place) => (
                  <Row key={line.key} line={line} strong={place === ledger.lines.length - 1} />
                ))}
              </tbody>
            </table>
            <table className="mt-4 w-full border-collapse text-muted-foreground text-sm">
              <caption className="py-1 text-start text-xs">{t("ledger.aside")}</caption>
              <tbody>
                {ledger.aside.map((line) => (
                  <Row key={line.key} line={line} />
                ))}
              </tbody>
            </table>
          </div>
          <dl className="grid content-start gap-y-2 text-muted-foreground text-sm">
            <Fact term={t("ledger.formula")}>
              {ledger.formula}
              {ledger.working ? <span className="mt-1 block text-foreground">{ledger.working}</span> : null}
            </Fact>
            {ledger.facts.map(({ term, text }) => (
              <Fact key={term} term={term}>
                {text}
              </Fact>
            ))}
          </dl>
        </div>
      </Section>
    </PageBody>
  );
}

type Line = ServiceLedgerView["ledger"]["aside"][number];

function Row({ line, strong }: { line: Line; strong?: boolean }) {
  return (
    <tr className={strong ? "font-semibold" : "font-normal"}>
      <th scope="row" className="border-border border-b py-1.5 pe-2 text-start [font-weight:inherit]">
        {line.label}
      </th>
      <td className="border-border border-b py-1.5 ps-2 text-end">
        <RowsLink href={line.href}>
          <bdi dir="ltr">{line.n}</bdi>
        </RowsLink>
      </td>
    </tr>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium text-foreground text-xs">{term}</dt>
      <dd className="max-w-prose">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
