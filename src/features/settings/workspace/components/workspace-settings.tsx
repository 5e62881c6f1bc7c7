import { removeDemo } from "@/features/settings/workspace/actions";
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
  return (
    <>
      <Section title="This workspace" dek="Name, days and language. Changes are written to the audit trail.">
        {pendingZone === null ? null : (
          <Notice className="mt-4" title="The time zone is being changed">
            Answers are being moved to the days of {pendingZone}. Until that is done, the old days show.
          </Notice>
        )}
        <WorkspaceForm {...form} />
      </Section>
      {removable ? (
        <Section title="This is the demo company" dek="Its customers and answers are made up." className="mt-10">
          <div className="mt-4">
            <ConfirmDialog
              trigger={<Button>Remove the demo company</Button>}
              title="Remove the demo company?"
              confirmLabel="Remove it"
              action={removeDemo.bind(null, form.slug)}
            >
              Its surveys, answers and customers go for good. Your other workspaces are not touched.
            </ConfirmDialog>
          </div>
        </Section>
      ) : null}
    </>
  );
}
