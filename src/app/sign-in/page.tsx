import type { Metadata } from "next";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { SignIn } from "@/features/settings/access/components/sign-in";
import { safeNext } from "@/features/settings/access/input";
import { loadSignInWays } from "@/features/settings/access/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("signIn") };
}

/** Every way in that is configured. `next` leads back to where somebody came from. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await connection();
  const { next, error } = await searchParams;
  return (
    <AccessPage title={(await getTranslations("access"))("signIn")}>
      <SignIn
        ways={loadSignInWays()}
        next={typeof next === "string" ? safeNext(next) : "/"}
        failed={error !== undefined}
      />
    </AccessPage>
  );
}
