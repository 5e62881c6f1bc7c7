import { useTranslations } from "next-intl";
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
  const t = useTranslations("access");
  return (
    <>
      {failed ? (
        <Notice tone="blocks" className="mt-7">
          {t("failed")}
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
        {t.rich("new", { link: (words) => <TextLink href="/sign-up">{words}</TextLink> })}
      </p>
    </>
  );
}
