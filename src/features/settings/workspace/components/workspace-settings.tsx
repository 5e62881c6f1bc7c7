import { useTranslations } from "next-intl";
import { removeDemo, saveWorkspaceSettings } from "@/features/settings/workspace/actions";
import { WorkspaceForm, type WorkspaceFormProps } from "@/features/settings/workspace/components/workspace-form";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";

/** The page of a workspace's settings; the demo company can be removed here. */
export function WorkspaceSettings({
  form,
  pendingZone,
  removable,
}: {
  form: WorkspaceFormProps;
  pendingZone: string | null;
  removable: boolean;
}) {
  const t = useTranslations("settings.workspace");
  return (
    <>
      <Section title={t("title")} dek={t("dek")}>
        {pendingZone === null ? null : (
          <Notice className="mt-4" title={t("moving")}>
            {t("movingText", { zone: pendingZone })}
          </Notice>
        )}
        <WorkspaceForm
          save={saveWorkspaceSettings.bind(null, form.slug)}
          current={form.current}
          choices={form.choices}
        />
      </Section>
      {removable ? (
        <Section title={t("demo")} dek={t("demoDek")} className="mt-10">
          <div className="mt-4">
            <ConfirmDialog
              trigger={<Button>{t("removeDemo")}</Button>}
              title={t("removeDemoTitle")}
              confirmLabel={t("removeSure")}
              action={removeDemo.bind(null, form.slug)}
            >
              {t("removeText")}
            </ConfirmDialog>
          </div>
        </Section>
      ) : null}
    </>
  );
}
