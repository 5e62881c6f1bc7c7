import { useTranslations } from "next-intl";
import { OLDEST_ANSWER_DAYS, POOR_EXPERIENCES } from "@/domain/follow-up/rules";
import { saveRules } from "@/features/follow-ups/rules/actions";
import type { RulesView } from "@/features/follow-ups/rules/loaders";
import { RulesForm } from "@/features/follow-ups/rules/rules-form";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";

/** Settings of follow-ups: what opens one, who gets it, until when. */
export function RulesSettings({ view }: { view: RulesView }) {
  const t = useTranslations("followUpRules");
  return (
    <ClientWords of={["followUpRules"]}>
      <Section title={t("title")} dek={t("lead")}>
        <RulesForm
          view={view}
          save={saveRules.bind(null, view.slug)}
          poor={POOR_EXPERIENCES}
          young={OLDEST_ANSWER_DAYS}
        />
      </Section>
    </ClientWords>
  );
}
