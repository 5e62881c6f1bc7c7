import { useTranslations } from "next-intl";
import { OnePress } from "@/features/settings/components/one-press";
import { removeDemo, saveTwoStepNeed, saveWorkspaceSettings } from "@/features/settings/workspace/actions";
import { WorkspaceForm, type WorkspaceFormProps } from "@/features/settings/workspace/components/workspace-form";
import type { TwoStepNeed } from "@/features/settings/workspace/loaders";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";

/** The page of a workspace's settings; the demo company can be removed here. */
export function WorkspaceSettings({
  form,
  twoStep,
  pendingZone,
  removable,
}: {
  form: WorkspaceFormProps;
  twoStep: TwoStepNeed;
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
      <TwoStepNeedSection slug={form.slug} need={twoStep} />
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

function TwoStepNeedSection({ slug, need }: { slug: string; need: TwoStepNeed }) {
  const t = useTranslations("twoStep");
  return (
    <Section title={t("title")} dek={t("workspace.dek")} className="mt-10">
      <p className="mt-4">
        {t(need.needed ? "workspace.needed" : "workspace.notNeeded")}{" "}
        {t("workspace.count", { on: need.withTwoStep, n: need.members })}
      </p>
      <div className="mt-4">
        <OnePress action={saveTwoStepNeed.bind(null, slug)} fields={{ needed: need.needed ? "off" : "on" }}>
          {t(need.needed ? "workspace.release" : "workspace.need")}
        </OnePress>
      </div>
    </Section>
  );
}
