import { useTranslations } from "next-intl";
import { RowForm } from "@/features/settings/components/row-form";
import { remove, resetSecondStep, setRole } from "@/features/settings/members/actions";
import type { MemberView } from "@/features/settings/members/loaders";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { NativeSelect } from "@/ui/native-select";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Who belongs to the workspace, with what may be changed of each. */
export function MemberList({ slug, members }: { slug: string; members: readonly MemberView[] }) {
  const t = useTranslations("settings.members");
  const roles = useTranslations("settings.roles");
  const steps = useTranslations("twoStep");
  return (
    <Table caption={t("title")} className="mt-3">
      <thead>
        <tr>
          <Th>{t("person")}</Th>
          <Th>{t("since")}</Th>
          <Th>{t("role")}</Th>
          <Th>{steps("title")}</Th>
          <Th>
            <span className="sr-only">{t("remove")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Tr key={member.userId}>
            <Td head>
              <bdi className="font-medium">{member.name}</bdi> {member.isSelf ? <Badge>{t("you")}</Badge> : null}
              {member.name === member.email ? null : (
                <bdi className="block text-muted-foreground text-xs">{member.email}</bdi>
              )}
            </Td>
            <Td className="whitespace-nowrap">{member.since}</Td>
            <Td>
              {member.changeableTo.length === 0 ? (
                roles(`${member.role}.name`)
              ) : (
                <RowForm
                  action={setRole.bind(null, slug)}
                  fields={{ userId: member.userId }}
                  button={t("change")}
                  label={t("changeRole", { name: member.name })}
                >
                  <NativeSelect
                    name="role"
                    defaultValue={member.role}
                    key={member.role}
                    aria-label={t("roleOf", { name: member.name })}
                    className="w-32"
                  >
                    {member.changeableTo.map((role) => (
                      <option key={role} value={role}>
                        {roles(`${role}.name`)}
                      </option>
                    ))}
                  </NativeSelect>
                </RowForm>
              )}
            </Td>
            <Td>
              <div className="flex flex-wrap items-center gap-2">
                {steps(member.twoStep ? "members.on" : "members.off")}
                {member.resettable ? (
                  <ConfirmDialog
                    trigger={
                      <Button variant="quiet" size="sm" aria-label={steps("members.resetOne", { name: member.name })}>
                        {steps("members.reset")}
                      </Button>
                    }
                    title={steps("members.resetTitle", { name: member.name })}
                    confirmLabel={steps("members.resetSure")}
                    action={resetSecondStep.bind(null, slug)}
                    fields={{ userId: member.userId }}
                  >
                    {steps("members.resetText")}
                  </ConfirmDialog>
                ) : null}
              </div>
            </Td>
            <Td>
              {member.removable ? (
                <RowForm
                  action={remove.bind(null, slug)}
                  fields={{ userId: member.userId }}
                  button={t(member.isSelf ? "leave" : "remove")}
                  label={member.isSelf ? t("leaveThis") : t("removeOne", { name: member.name })}
                />
              ) : null}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
