import { useLocale, useTranslations } from "next-intl";
import { formatNumber } from "@/domain/metrics/display";
import { ANSWER_WINDOW_DAYS } from "@/domain/metrics/rates";
import type { MailingsView } from "@/features/delivery/mailings/loaders";
import { sayDays } from "@/platform/i18n/say-days";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The periods of a mailing that repeats: how many were asked in each, how many answered, and how sure the rate is. */
export function WavesTable({ waves }: { waves: MailingsView["mailings"][number]["waves"] }) {
  const t = useTranslations("mailings");
  const locale = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  return (
    <>
      <Table caption={t("waves")} className="mt-2">
        <thead>
          <tr>
            <Th>{t("wave")}</Th>
            <Th numeric>{t("asked")}</Th>
            <Th numeric>{t("answeredBy")}</Th>
            <Th>{t("rate")}</Th>
          </tr>
        </thead>
        <tbody>
          {waves.map(({ wave, from, until, asked, answered, open, rate }) => (
            <Tr key={wave}>
              <Td head>{sayDays(from, until, locale)}</Td>
              <Td numeric>{formatNumber(asked, { locale })}</Td>
              <Td numeric>{formatNumber(answered, { locale })}</Td>
              <Td>
                {rate.value === null ? "—" : percent.format(rate.value / 100)}
                {rate.interval === null ? null : (
                  <span className="block text-muted-foreground text-xs">
                    {t("between", {
                      low: percent.format(rate.interval.low / 100),
                      high: percent.format(rate.interval.high / 100),
                    })}
                  </span>
                )}
                {open === 0 ? null : (
                  <span className="block text-muted-foreground text-xs">{t("young", { n: open })}</span>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {waves.some(({ open }) => open > 0) ? (
        <p className="mt-1 text-muted-foreground text-xs">{t("youngNote", { n: ANSWER_WINDOW_DAYS })}</p>
      ) : null}
    </>
  );
}
