import { useTranslations } from "next-intl";
import { AuditFilters } from "@/features/settings/audit/components/audit-filters";
import { AuditTable } from "@/features/settings/audit/components/audit-table";
import type { AuditView } from "@/features/settings/audit/loaders";
import { buttonVariants } from "@/ui/button-variants";
import { CursorLinks } from "@/ui/cursor-links";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Section } from "@/ui/section";
import { SlowList } from "@/ui/slow-section";
import { TextLink } from "@/ui/text-link";

/** Who did what, to what, when and from where; narrowed by its address, and to be taken as a file. */
export function AuditTrail({ view }: { view: AuditView }) {
  const t = useTranslations("audit");
  const { rows, filtered, path, first, next } = view;
  return (
    <Section
      title={t("title")}
      dek={t("dek", { zone: view.zone })}
      actions={
        <a href={view.file} className={buttonVariants({ variant: "quiet" })}>
          {t("file")}
        </a>
      }
    >
      <AuditFilters view={view} />
      {view.on === null ? null : (
        <p className="mb-3">
          <FilterChip href={view.everything}>{t("historyOf", { name: view.on })}</FilterChip>
        </p>
      )}
      {view.slow ? (
        <SlowList hint={t("slow")} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t(filtered ? "noMatch" : "empty")}
          actions={filtered ? <TextLink href={path}>{t("all")}</TextLink> : null}
        >
          {t(filtered ? "noMatchText" : "emptyText")}
        </EmptyState>
      ) : (
        <>
          <AuditTable rows={rows} />
          <CursorLinks summary={t("shown", { n: rows.length })} newer={first} newerLabel={t("newest")} older={next} />
        </>
      )}
    </Section>
  );
}
