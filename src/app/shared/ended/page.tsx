import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/ui/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.page"))("title") };
}

/** What a link shows that has expired or was withdrawn; the door sends it with 410. */
export default function EndedPage() {
  const t = useTranslations("share.ended");
  return (
    <main className="px-4 sm:px-6">
      <EmptyState page title={t("title")}>
        {t("text")}
      </EmptyState>
    </main>
  );
}
