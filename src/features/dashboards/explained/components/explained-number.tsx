import { useTranslations } from "next-intl";
import type { ExplainedView } from "@/features/dashboards/explained/view";
import type { ClosedNoteView } from "@/features/dashboards/periods/closed-note";
import { ClosedNote } from "@/features/dashboards/periods/components/closed-note";
import { LedgerHow } from "@/features/dashboards/survey/components/ledger-how";
import { LedgerTable } from "@/features/dashboards/survey/components/ledger-table";
import { Figure } from "@/ui/figure";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** One number and how it came about, above what numbers of its kind mean. */
export function ExplainedNumber({ view }: { view: ExplainedView & { readonly closed: ClosedNoteView | null } }) {
  const t = useTranslations("dashboard.ledger");
  const { number, surveys } = view;
  return (
    <Section title={t("title")} className="mt-6">
      <ClosedNote note={view.closed} className="mt-2 mb-0" />
      <div className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-2 print:block">
        <div>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {number.value === null ? (
              <span className="font-semibold">{number.instead}</span>
            ) : (
              <Figure value={number.value} unit={number.unit} rough={number.precision === "rough"} />
            )}
            <span className="text-muted-foreground text-sm">
              <bdi>{number.count}</bdi>
              {number.between === "" ? null : (
                <>
                  , <bdi>{number.between}</bdi>
                </>
              )}
            </span>
          </p>
          <div className="mt-2">
            <LedgerTable ledger={view.ledger} />
          </div>
          {surveys.length > 0 ? (
            <table className="mt-4 w-full border-collapse">
              <caption className="py-1 text-start font-medium text-xs">{t("parts")}</caption>
              <tbody>
                {surveys.map((one) => (
                  <tr key={one.href ?? one.name}>
                    <th scope="row" className="border-border border-b py-1.5 pe-2 text-start font-normal">
                      <bdi dir="auto">{one.name}</bdi>
                    </th>
                    <td className="border-border border-b py-1.5 ps-2 text-end">
                      {one.href ? (
                        <TextLink href={one.href} aria-label={t("show", { label: one.name, n: one.n })}>
                          <bdi dir="ltr">{one.n}</bdi>
                        </TextLink>
                      ) : (
                        <bdi dir="ltr">{one.n}</bdi>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </div>
        <LedgerHow defined ledger={view.ledger} facts={view.facts} api={view.api} />
      </div>
    </Section>
  );
}
