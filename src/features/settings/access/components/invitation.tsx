import { AccessPage } from "@/features/settings/access/components/access-page";
import { JoinAsNewForm } from "@/features/settings/access/components/join-as-new-form";
import { JoinForm } from "@/features/settings/access/components/one-button-form";
import { ROLE_WORDS } from "@/features/settings/view";
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
  if (invitation === null) {
    return (
      <AccessPage
        title="This invitation does not work any more."
        lead="It was used, was taken back, or is past its time."
      >
        <p className="mt-5">
          Ask for a new one, or go <TextLink href="/">to the start</TextLink>.
        </p>
      </AccessPage>
    );
  }
  const { name, may } = ROLE_WORDS[invitation.role];
  return (
    <AccessPage title={`Join ${invitation.workspaceName}`} lead={`As ${name.toLowerCase()}: ${may}.`}>
      {email === null ? (
        <>
          <JoinAsNewForm token={token} />
          <p className="mt-5 text-muted-foreground">
            Have an account? <TextLink href={`/sign-in?next=${encodeURIComponent(`/join/${token}`)}`}>Sign in</TextLink>
          </p>
        </>
      ) : (
        <>
          <p className="mt-5">
            You are signed in as <bdi className="font-medium">{email}</bdi>.
          </p>
          <JoinForm token={token} workspaceName={invitation.workspaceName} />
        </>
      )}
    </AccessPage>
  );
}
