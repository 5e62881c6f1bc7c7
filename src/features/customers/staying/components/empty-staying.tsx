import { useTranslations } from "next-intl";
import type { loadStaying } from "@/features/customers/staying/loaders";
import { ButtonLink } from "@/ui/button-link";
import { EmptyState } from "@/ui/empty-state";
import { TextLink } from "@/ui/text-link";

/** Nobody is a customer yet: what this page will say, and how customers get in. */
export function EmptyStaying({ view }: { view: Awaited<ReturnType<typeof loadStaying>> }) {
  const t = useTranslations("staying.empty");
  return (
    <EmptyState
      page
      title={t("title")}
      actions={
        <>
          {view.may.import ? (
            <ButtonLink href={view.paths.imports} variant="primary">
              {t("import")}
            </ButtonLink>
          ) : null}
          <TextLink href={view.paths.people}>{t("people")}</TextLink>
        </>
      }
    >
      {t("text")}
    </EmptyState>
  );
}
