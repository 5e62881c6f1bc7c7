import { useTranslations } from "next-intl";

/** How comments are counted and compared, for who wants to know. */
export function HowCounted() {
  const t = useTranslations("topics.how");
  return (
    <details className="mt-8 max-w-[90ch] border-border border-t pt-2.5 text-muted-foreground text-xs">
      <summary className="min-h-6 w-fit font-medium pointer-coarse:min-h-11">{t("title")}</summary>
      <p className="mt-1">{t("text")}</p>
      <p className="mt-1">{t("pull")}</p>
    </details>
  );
}
