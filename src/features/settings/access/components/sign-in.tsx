import { Or } from "@/features/settings/access/components/access-page";
import { ProviderButton } from "@/features/settings/access/components/provider-button";
import { RequestLinkForm, SignInForm } from "@/features/settings/access/components/sign-in-form";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";

/** The ways in, those that are configured, the password first. */
export function SignIn({
  ways,
  next,
  failed,
}: {
  ways: { byLink: boolean; oidcName: string | null };
  next: string;
  /** Whether a provider sent the person back without signing them in. */
  failed: boolean;
}) {
  return (
    <>
      {failed ? (
        <Notice tone="blocks" className="mt-7">
          That did not work. Try again, or another way.
        </Notice>
      ) : null}
      <SignInForm next={next} />
      {ways.oidcName === null && !ways.byLink ? null : <Or />}
      {ways.oidcName === null ? null : <ProviderButton name={ways.oidcName} next={next} />}
      {ways.byLink ? (
        <div className="mt-5">
          <RequestLinkForm />
        </div>
      ) : null}
      <p className="mt-5 text-muted-foreground">
        New here? <TextLink href="/sign-up">Create a workspace</TextLink>
      </p>
    </>
  );
}
