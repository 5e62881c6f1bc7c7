import { useTranslations } from "next-intl";
import { removeForGood } from "@/features/settings/deletion/actions";
import { DeletionForm } from "@/features/settings/deletion/components/deletion-form";
import type { DeletionView } from "@/features/settings/deletion/loaders";
import { Section } from "@/ui/section";

/** Deletes the workspace: says what goes with it before it asks for the name. */
export function DeletionSection({ view }: { view: DeletionView }) {
  const t = useTranslations("settings.deletion");
  return (
    <Section title={t("title")} dek={t("dek", { surveys: view.surveys, members: view.members })} className="mt-10">
      <p className="mt-4 max-w-2xl">{t("before")}</p>
      <DeletionForm
        action={removeForGood.bind(null, view.slug)}
        name={view.name}
        email={view.asksPassword ? view.email : null}
      />
    </Section>
  );
}
