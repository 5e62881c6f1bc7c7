import { useTranslations } from "next-intl";

/** The first stop of the keyboard: past the bars, to the page's own content. */
export function SkipLink({ to = "main" }: { to?: string }) {
  const t = useTranslations("ui");
  return (
    <a
      href={`#${to}`}
      className="sr-only rounded-md bg-primary px-4 py-2 font-medium text-primary-foreground focus:not-sr-only focus:absolute focus:inset-s-4 focus:top-2 focus:z-50 focus:px-4 focus:py-2"
    >
      {t("skip")}
    </a>
  );
}
