import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ui.pagesOf"))("forbiddenTitle") };
}

/** For members whose role does not include a page. */
export default function Forbidden() {
  const t = useTranslations("ui.pagesOf");
  return (
    <main className="px-4 sm:px-6">
      <EmptyState
        page
        title={t("forbidden")}
        actions={
          <ButtonLink href="/" variant="primary" size="lg">
            {t("start")}
          </ButtonLink>
        }
      >
        {t("forbiddenText")}
      </EmptyState>
    </main>
  );
}
