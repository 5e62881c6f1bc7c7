import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/ui/empty-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("share.page"))("title") };
}

/** What a link shows while the database is away; the door sends it with 503. It asks the database for nothing. */
export default function AwayPage() {
  const t = useTranslations("share.away");
  return (
    <main className="px-4 sm:px-6">
      <EmptyState page title={t("title")}>
        {t("text")}
      </EmptyState>
    </main>
  );
}
