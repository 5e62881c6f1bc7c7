import { useTranslations } from "next-intl";
import type { Role } from "@/db/scope";
import { RowForm } from "@/features/settings/components/row-form";
import { invite, revokeInvite } from "@/features/settings/members/actions";
import { InviteForm } from "@/features/settings/members/components/invite-form";
import { MemberList } from "@/features/settings/members/components/member-list";
import type { InvitationView, MemberView } from "@/features/settings/members/loaders";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The page of members: who is here, who is invited, and a link for somebody new. */
export function MemberSettings({
  slug,
  members,
  invitations,
  roles,
}: {
  slug: string;
  members: readonly MemberView[];
  invitations: readonly InvitationView[];
  roles: readonly Role[];
}) {
  const t = useTranslations("settings.members");
  return (
    <div className="grid gap-10">
      <Section title={t("title")} dek={t("dek")}>
        <MemberList slug={slug} members={members} />
      </Section>
      <Section title={t("invite")} dek={t("inviteDek")}>
        <InviteForm invite={invite.bind(null, slug)} roles={roles} />
      </Section>
      {invitations.length === 0 ? null : (
        <Section title={t("open")} dek={t("openDek")}>
          <Table caption={t("open")} className="mt-3">
            <thead>
              <tr>
                <Th>{t("forWhom")}</Th>
                <Th>{t("role")}</Th>
                <Th>{t("until")}</Th>
                <Th>
                  <span className="sr-only">{t("takeBack")}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {invitations.map((invitation) => (
                <Tr key={invitation.id}>
                  <Td head>
                    <bdi>{invitation.note === "" ? "—" : invitation.note}</bdi>
                  </Td>
                  <Td>{invitation.role}</Td>
                  <Td className="whitespace-nowrap">{invitation.until}</Td>
                  <Td>
                    <RowForm
                      action={revokeInvite.bind(null, slug)}
                      fields={{ id: invitation.id }}
                      button={t("takeBack")}
                      label={t("takeBackOne", { note: invitation.note })}
                    />
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Section>
      )}
    </div>
  );
}
