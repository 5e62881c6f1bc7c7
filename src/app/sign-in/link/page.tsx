import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { consumeLink } from "@/features/settings/access/actions";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { UseLinkForm } from "@/features/settings/access/components/one-button-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access"))("signIn"), referrer: "no-referrer" };
}

/** Where a sign-in link leads: a page with a button, so that what opens links in mails uses none up. */
export default async function SignInLink({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const t = await getTranslations("access.link");
  const { token } = await searchParams;
  return (
    <AccessPage title={t("title")} lead={t("lead")}>
      <UseLinkForm signIn={consumeLink.bind(null, typeof token === "string" ? token : "")} />
    </AccessPage>
  );
}
