import type { Metadata } from "next";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { UseLinkForm } from "@/features/settings/access/components/one-button-form";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

/** Where a sign-in link leads: a page with a button, so that what opens links in mails uses none up. */
export default async function SignInLink({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { token } = await searchParams;
  return (
    <AccessPage title="You are nearly in." lead="Press the button to sign in. The link works once.">
      <UseLinkForm token={typeof token === "string" ? token : ""} />
    </AccessPage>
  );
}
