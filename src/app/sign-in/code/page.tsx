import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { SecondStep } from "@/features/settings/access/components/second-step";
import { safeNext } from "@/features/settings/access/input";
import { requireFirstStep } from "@/features/settings/access/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("twoStep.signIn"))("page") };
}

/** Where a sign-in leads whose first step is done: nobody is signed in here yet. */
export default async function SecondStepPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireFirstStep();
  const { next } = await searchParams;
  const t = await getTranslations("twoStep.signIn");
  return (
    <AccessPage title={t("title")} lead={t("lead")}>
      <SecondStep next={typeof next === "string" ? safeNext(next) : "/"} />
    </AccessPage>
  );
}
