import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button-link";

/** The end of a long list: how much is shown, and the links to what is newer and older. */
export function CursorLinks({
  summary,
  newer,
  older,
  newerLabel,
  olderLabel,
}: {
  summary: string;
  newer?: string | null;
  older?: string | null;
  newerLabel?: string;
  olderLabel?: string;
}) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="text-muted-foreground text-xs">{summary}</span>
      <span className="flex gap-2">
        {newer ? (
          <ButtonLink href={newer} variant="quiet" rel="prev">
            <ChevronLeft size={14} aria-hidden="true" className="rtl:-scale-x-100" />
            {newerLabel ?? t("newer")}
          </ButtonLink>
        ) : null}
        {older ? (
          <ButtonLink href={older} variant="quiet" rel="next">
            {olderLabel ?? t("older")}
            <ChevronRight size={14} aria-hidden="true" className="rtl:-scale-x-100" />
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
