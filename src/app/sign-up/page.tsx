import type { Metadata } from "next";
import { connection } from "next/server";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { IsItReal } from "@/features/settings/access/components/is-it-real";
import { SignUpForm } from "@/features/settings/access/components/sign-up-form";
import { TextLink } from "@/ui/text-link";

export const metadata: Metadata = { title: "Create a workspace" };

/** Screen 0 of the first run: an account and a workspace from e-mail and password. */
export default async function SignUp() {
  await connection();
  return (
    <AccessPage
      title={
        <>
          Ask customers how it went. <span className="inline-block">Know what is real.</span>
        </>
      }
      lead="Two screens from here, your survey is live."
      aside={<IsItReal />}
    >
      <SignUpForm />
      <p className="mt-5 text-muted-foreground">
        Have an account? <TextLink href="/sign-in">Sign in</TextLink>
      </p>
    </AccessPage>
  );
}
