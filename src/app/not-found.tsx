import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ui.pagesOf"))("notFoundTitle") };
}

/** The same page for what never existed and for what belongs to somebody else: an address gives nothing away. */
export default function NotFound() {
  const t = useTranslations("ui.pagesOf");
  return (
    <main className="px-4 sm:px-6">
      <EmptyState
        page
        title={t("notFound")}
        actions={
          <ButtonLink href="/" variant="primary" size="lg">
            {t("start")}
          </ButtonLink>
        }
      >
        {t("notFoundText")}
      </EmptyState>
    </main>
  );
}
