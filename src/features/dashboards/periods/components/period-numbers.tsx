import { useLocale, useTranslations } from "next-intl";
import type { PeriodView } from "@/features/dashboards/periods/components/period-page";
import { commaOf } from "@/platform/i18n/locale";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** Every number as it was closed beside the same number today. */
export function PeriodNumbers({ view: { rows, summary } }: { view: Pick<PeriodView, "rows" | "summary"> }) {
  const t = useTranslations("periods.columns");
  return (
    <Table caption={summary}>
      <thead>
        <tr>
          <Th>{t("number")}</Th>
          <Th numeric>{t("then")}</Th>
          <Th numeric>{t("today")}</Th>
          <Th numeric>{t("difference")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.key}>
            <Td head className="max-w-96">
              <TextLink href={row.href}>{row.label}</TextLink>
              {row.value === null ? null : <bdi className="ms-2">{row.value}</bdi>}
              <span className="block text-muted-foreground text-xs">
                <bdi>{row.where}</bdi>
                {row.days ? <bdi>{row.days}</bdi> : null}
              </span>
            </Td>
            <Reading reading={row.closed} />
            <Reading reading={row.today} />
            <Td numeric className={row.differs ? "font-medium" : "text-muted-foreground"}>
              <bdi>{row.difference}</bdi>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Reading({ reading }: { reading: PeriodView["rows"][number]["closed"] }) {
  const locale = useLocale();
  if (reading === null) return <Td numeric>—</Td>;
  return (
    <Td numeric>
      <bdi className="font-medium">{reading.text}</bdi>
      <span className="block text-muted-foreground text-xs max-sm:ms-auto max-sm:max-w-28 max-sm:whitespace-normal">
        <bdi>{reading.count}</bdi>
        {reading.between ? (
          <>
            {commaOf(locale)}
            <bdi>{reading.between}</bdi>
          </>
        ) : null}
      </span>
    </Td>
  );
}
