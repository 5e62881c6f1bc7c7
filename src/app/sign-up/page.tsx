import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { IsItReal } from "@/features/settings/access/components/is-it-real";
import { SignUpForm } from "@/features/settings/access/components/sign-up-form";
import { TextLink } from "@/ui/text-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.signUp"))("page") };
}

/** Screen 0 of the first run: an account and a workspace from e-mail and password. */
export default async function SignUp() {
  await connection();
  const t = await getTranslations("access");
  return (
    <AccessPage
      title={t.rich("signUp.title", { keep: (words) => <span className="inline-block">{words}</span> })}
      lead={t("signUp.lead")}
      aside={<IsItReal />}
    >
      <SignUpForm />
      <p className="mt-5 text-muted-foreground">
        {t.rich("have", { link: (words) => <TextLink href="/sign-in">{words}</TextLink> })}
      </p>
    </AccessPage>
  );
}
