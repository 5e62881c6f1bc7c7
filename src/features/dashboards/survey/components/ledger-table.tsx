import { useTranslations } from "next-intl";
import type { LedgerView } from "@/features/dashboards/survey/describe-ledger";
import { TextLink } from "@/ui/text-link";

/** From what was received to what is counted; each line opens to its answers, and so does the whole. */
export function LedgerTable({ ledger }: { ledger: LedgerView }) {
  const t = useTranslations("dashboard.ledger");
  return (
    <>
      <table className="mt-1 w-full border-collapse">
        <caption className="sr-only">{t("caption")}</caption>
        <tbody>
          {ledger.lines.map((line, place) => (
            <tr key={line.label} className={place === ledger.lines.length - 1 ? "font-semibold" : "font-normal"}>
              <th scope="row" className="border-border border-b py-1.5 pe-2 text-start [font-weight:inherit]">
                {line.label}
              </th>
              <td className="border-border border-b px-2 py-1.5 text-end">
                {line.href ? (
                  <TextLink href={line.href} aria-label={t("show", { label: line.label, n: line.n })}>
                    <bdi dir="ltr">{line.n}</bdi>
                  </TextLink>
                ) : (
                  <bdi dir="ltr">{line.n}</bdi>
                )}
              </td>
              <td className="border-border border-b py-1.5 ps-2 text-muted-foreground text-xs">{line.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ledger.zeros ? <p className="mt-1.5 text-muted-foreground text-xs">{ledger.zeros}</p> : null}
      {ledger.rows ? (
        <p className="mt-2 print:hidden">
          <TextLink href={ledger.rows.href} className="inline-flex min-h-6 items-center">
            {ledger.rows.text}
          </TextLink>
        </p>
      ) : null}
    </>
  );
}
