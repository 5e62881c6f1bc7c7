import { useTranslations } from "next-intl";
import { savePolicy } from "@/features/service/promises/actions";
import { PolicyForm } from "@/features/service/promises/components/policy-form";
import type { PolicyFormView } from "@/features/service/promises/view";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** One policy: its form. */
export function PolicyPage({ view }: { view: PolicyFormView }) {
  const t = useTranslations("promises");
  return (
    <PageBody width="wide">
      <TextLink href={`/w/${view.slug}/settings/service`}>{t("settings.back")}</TextLink>
      <Verdict className="mt-2 mb-6" lead={t("policy.lead")}>
        {view.id === null ? t("policy.new") : <bdi>{view.name}</bdi>}
      </Verdict>
      <ClientWords of={["promises"]}>
        <PolicyForm view={view} save={savePolicy.bind(null, view.slug, view.id)} />
      </ClientWords>
    </PageBody>
  );
}
