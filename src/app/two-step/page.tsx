import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccessPage } from "@/features/settings/access/components/access-page";
import { safeNext } from "@/features/settings/access/input";
import { TurnOnFirst } from "@/features/settings/two-step/components/turn-on-first";
import { loadTwoStep } from "@/features/settings/two-step/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("twoStep"))("title") };
}

/** Where a workspace leads that needs two-step sign-in whoever has not turned it on; `next` leads back to it. */
export default async function TwoStepPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const view = await loadTwoStep();
  const { next } = await searchParams;
  const t = await getTranslations("twoStep.first");
  return (
    <AccessPage title={t(view.status === "on" ? "done" : "title")} lead={t(view.status === "on" ? "doneLead" : "lead")}>
      <TurnOnFirst view={view} next={typeof next === "string" ? safeNext(next) : "/"} />
    </AccessPage>
  );
}
