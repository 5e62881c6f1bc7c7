import { useTranslations } from "next-intl";
import type { PromiseSectionView } from "@/features/service/promises/board/loaders";
import { AttainmentTable } from "@/features/service/promises/components/attainment-table";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** The part of the page of service about promises: what was kept by target, what is due soon, what was missed. */
export function PromiseSection({ view }: { view: PromiseSectionView }) {
  const t = useTranslations("promises");
  if (!view.any)
    return (
      <Section title={t("section.title")} className="mt-7">
        <p className="mt-2 text-muted-foreground">
          {t("section.none")}{" "}
          {view.maySet ? <TextLink href={view.settings}>{t("page.set")}</TextLink> : t("page.askAdmin")}
        </p>
      </Section>
    );
  return (
    <Section
      title={t("section.title")}
      dek={t("section.dek")}
      className="mt-7"
      actions={<TextLink href={view.href}>{t("section.open")}</TextLink>}
    >
      <p className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        <TextLink href={view.soon.href}>{view.soon.text}</TextLink>
        <TextLink href={view.missed.href}>{view.missed.text}</TextLink>
      </p>
      {view.rows.length === 0 ? (
        <p className="mt-2 text-muted-foreground">{t("page.verdictNone")}</p>
      ) : (
        <AttainmentTable caption={t("section.title")} head={t("dimensions.target")} rows={view.rows} compared={false} />
      )}
    </Section>
  );
}
