import { useTranslations } from "next-intl";
import { EmptyState } from "@/ui/empty-state";

/** One page for a link that never was, one that was altered and one to what was deleted: it tells nothing of which. */
export default function UnknownLink() {
  const t = useTranslations("share.unknown");
  return (
    <main className="px-4 sm:px-6">
      <EmptyState page title={t("title")}>
        {t("text")}
      </EmptyState>
    </main>
  );
}
