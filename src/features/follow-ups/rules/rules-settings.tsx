import { useTranslations } from "next-intl";
import { OLDEST_ANSWER_DAYS, POOR_EXPERIENCES } from "@/domain/follow-up/rules";
import { saveRules } from "@/features/follow-ups/rules/actions";
import type { RulesView } from "@/features/follow-ups/rules/loaders";
import { RulesForm } from "@/features/follow-ups/rules/rules-form";
import { ClientWords } from "@/ui/client-words";

/** Settings of follow-ups: what opens one, who gets it, until when. */
export function RulesSettings({ view }: { view: RulesView }) {
  const t = useTranslations("followUpRules");
  return (
    <ClientWords of={["followUpRules"]}>
      <h1 className="font-semibold font-voice text-finding">{t("title")}</h1>
      <p className="mt-1 max-w-prose text-muted-foreground">{t("lead")}</p>
      <RulesForm
        view={view}
        save={saveRules.bind(null, view.slug)}
        poor={POOR_EXPERIENCES}
        young={OLDEST_ANSWER_DAYS}
      />
    </ClientWords>
  );
}
