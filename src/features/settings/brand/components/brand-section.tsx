import { useTranslations } from "next-intl";
import { forgetWorkspaceBrand, saveWorkspaceBrand } from "@/features/settings/brand/actions";
import { BrandForm } from "@/features/settings/brand/components/brand-form";
import type { BrandView } from "@/features/settings/brand/loaders";
import { OnePress } from "@/features/settings/components/one-press";
import { Section } from "@/ui/section";

/** The look that every new survey begins with: set here, or taken over from a survey's page Look. */
export function BrandSection({ view }: { view: BrandView }) {
  const t = useTranslations("settings.brand");
  const { slug, isSet } = view;
  return (
    <Section id="brand" title={t("title")} dek={t("dek")} className="mt-10">
      <p className="mt-4 max-w-prose">{t(isSet ? "isSet" : "isNot")}</p>
      <BrandForm save={saveWorkspaceBrand.bind(null, slug)} view={view} />
      {isSet ? (
        <div className="mt-4">
          <OnePress action={forgetWorkspaceBrand.bind(null, slug)}>{t("forget")}</OnePress>
        </div>
      ) : null}
    </Section>
  );
}
