import { useTranslations } from "next-intl";
import type { StayView } from "@/features/customers/staying/view";
import { RowsLink } from "@/ui/rows-link";
import { Section } from "@/ui/section";

/** Why those who left said they did. */
export function ReasonsSection({ reasons }: { reasons: StayView["reasons"] }) {
  const t = useTranslations("staying");
  return (
    <Section id="reasons" title={t("reasons.title")} dek={reasons.note} className="print:mt-6">
      <ul className="mt-2 grid gap-1.5 text-sm">
        {reasons.rows.map((row) => (
          <li key={row.key} className="grid grid-cols-[minmax(0,11rem)_1fr_5.5rem] items-center gap-2">
            <span className="truncate">{row.label}</span>
            <span className="h-3 rounded-xs bg-same-mark" style={{ width: `${row.width}%` }} aria-hidden="true" />
            <span className="text-end text-muted-foreground">
              {row.share} · <RowsLink href={row.href}>{row.countText}</RowsLink>
            </span>
          </li>
        ))}
        {reasons.silent ? (
          <li className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-center gap-2 text-muted-foreground">
            <span>{t("listed.noReason")}</span>
            <span className="text-end">
              <RowsLink href={reasons.silent.href}>{reasons.silent.countText}</RowsLink>
            </span>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
