import { useTranslations } from "next-intl";
import { PlainForm } from "@/features/dashboards/components/plain-form";
import type { FormAction } from "@/platform/form-state";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** Where an address gets a name. */
export function NewViewPage({ back, save }: { back: string; save: FormAction }) {
  const t = useTranslations("ownDashboards");
  return (
    <PageBody>
      <Verdict lead={t("newViewLead")}>{t("newView")}</Verdict>
      <PlainForm
        action={save}
        submit={t("save")}
        variant="primary"
        className="mt-4 max-w-md"
        fields={[
          { kind: "text", name: "name", label: t("name"), maxLength: 80, required: true },
          { kind: "check", name: "shared", label: t("share"), hint: t("shareHint") },
        ]}
      />
      <p className="mt-4">
        <TextLink href={back}>{t("back")}</TextLink>
      </p>
    </PageBody>
  );
}
