import { useTranslations } from "next-intl";
import { join, joinAsNew } from "@/features/settings/access/actions";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { JoinAsNewForm } from "@/features/settings/access/components/join-as-new-form";
import { JoinForm } from "@/features/settings/access/components/one-button-form";
import type { OpenInvitation } from "@/platform/auth/invitations";
import { TextLink } from "@/ui/text-link";

/** An invitation: to accept as who is signed in, or with a new account. */
export function Invitation({
  token,
  invitation,
  email,
}: {
  token: string;
  invitation: OpenInvitation | null;
  email: string | null;
}) {
  const t = useTranslations("access");
  const roles = useTranslations("settings.roles");
  if (invitation === null) {
    return (
      <AccessPage title={t("invitation.gone")} lead={t("invitation.goneLead")}>
        <p className="mt-5">{t.rich("invitation.ask", { link: (words) => <TextLink href="/">{words}</TextLink> })}</p>
      </AccessPage>
    );
  }
  const { role, workspaceName: workspace } = invitation;
  const lead = t("invitation.lead", { role: roles(`${role}.name`).toLowerCase(), may: roles(`${role}.may`) });
  return (
    <AccessPage title={t("invitation.title", { workspace })} lead={lead}>
      {email === null ? (
        <>
          <JoinAsNewForm join={joinAsNew.bind(null, token)} />
          <p className="mt-5 text-muted-foreground">
            {t.rich("have", {
              link: (words) => (
                <TextLink href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`}>{words}</TextLink>
              ),
            })}
          </p>
        </>
      ) : (
        <>
          <p className="mt-5">
            {t.rich("invitation.signedIn", { email: () => <bdi className="font-medium">{email}</bdi> })}
          </p>
          <JoinForm join={join.bind(null, token)} workspaceName={invitation.workspaceName} />
        </>
      )}
    </AccessPage>
  );
}
