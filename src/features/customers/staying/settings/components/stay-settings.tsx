import { useTranslations } from "next-intl";
import { saveStaying } from "@/features/customers/staying/settings/actions";
import { StaySettingsForm } from "@/features/customers/staying/settings/components/stay-settings-form";
import type { loadStaySettings } from "@/features/customers/staying/settings/loaders";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";

/** How staying and leaving are counted. */
export function StaySettings({ slug, ...form }: Awaited<ReturnType<typeof loadStaySettings>>) {
  const t = useTranslations("staying.settings");
  return (
    <Section title={t("title")} dek={t("dek")}>
      <ClientWords of={["staying"]}>
        <StaySettingsForm save={saveStaying.bind(null, slug)} {...form} />
      </ClientWords>
    </Section>
  );
}
