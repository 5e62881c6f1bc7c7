import { FALSE_ALARMS } from "@/domain/alerts/false-alarms";
import { formatNumber } from "@/domain/metrics/display";
import type { AlertWords } from "@/features/alerts/alert-words";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** How often alerts are wrong and how soon they are right, from the simulation; its whole table on demand. */
export function RateSection({ words: { t, metrics, locale } }: { words: AlertWords }) {
  const { rows, runs, young } = FALSE_ALARMS;
  const told = rows.find(({ kind, weekly }) => kind === "nps" && weekly === 90);
  const rate = (value: number) => formatNumber(value, { locale, decimals: 1 });
  const names = {
    nps: metrics("short.nps"),
    csat: metrics("short.csat"),
    ces: metrics("short.ces"),
    time: metrics("short.first_response_time"),
  };
  return (
    <Section
      title={t("rate.title")}
      className="mt-8"
      dek={
        told
          ? t("rate.lead", { rate: rate(told.falseAlarms), n: told.weekly, weeks: Math.round(told.foundAfter) })
          : undefined
      }
    >
      <details className="mt-2">
        <summary className="min-h-6 w-fit cursor-pointer rounded-sm text-primary text-xs underline underline-offset-3">
          {t("rate.show")}
        </summary>
        <p className="mt-2 max-w-[90ch] text-muted-foreground text-xs">{t("rate.method", { runs })}</p>
        <Table caption={t("rate.title")} className="mt-2">
          <thead>
            <tr>
              <Th>{t("rate.kind")}</Th>
              <Th numeric>{t("rate.weekly")}</Th>
              <Th numeric>{t("rate.alarms")}</Th>
              <Th numeric>{t("rate.found")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ kind, weekly, falseAlarms, foundAfter, foundAfter90 }) => (
              <Tr key={`${kind} ${weekly}`}>
                <Td head>{names[kind]}</Td>
                <Td numeric>{formatNumber(weekly, { locale })}</Td>
                <Td numeric>{rate(falseAlarms)}</Td>
                <Td numeric>
                  {t("rate.foundWeeks", { half: Math.round(foundAfter), most: Math.round(foundAfter90) })}
                </Td>
              </Tr>
            ))}
            <Tr>
              <Td head>{`${names.nps} · ${t("rate.young")}`}</Td>
              <Td numeric>{formatNumber(90, { locale })}</Td>
              <Td numeric>{rate(young)}</Td>
              <Td numeric>—</Td>
            </Tr>
          </tbody>
        </Table>
      </details>
    </Section>
  );
}
