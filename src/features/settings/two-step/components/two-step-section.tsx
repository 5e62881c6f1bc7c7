import { useTranslations } from "next-intl";
import { TwoStepPanel } from "@/features/settings/two-step/components/two-step-panel";
import type { TwoStepView } from "@/features/settings/two-step/loaders";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";

/** Two-step sign-in on the page of one's own account. */
export function TwoStepSection({ view }: { view: TwoStepView }) {
  const t = useTranslations("twoStep");
  return (
    <Section title={t("title")} dek={t("dek")} id="two-step">
      <ClientWords of={["twoStep"]}>
        <TwoStepPanel view={view} />
      </ClientWords>
    </Section>
  );
}
