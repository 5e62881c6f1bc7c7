import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/features/alerts/components/action-form";
import { segmentText } from "@/features/alerts/input";
import type { loadFollowing } from "@/features/alerts/loaders";
import type { FormAction } from "@/platform/form-state";
import { TextLink } from "@/ui/text-link";

/** Beside a number: follow it, or follow it no more. */
export async function FollowButton({
  following,
  slug,
  follow,
  unfollow,
}: {
  following: NonNullable<Awaited<ReturnType<typeof loadFollowing>>>;
  slug: string;
  follow: FormAction;
  unfollow: (id: string) => FormAction;
}) {
  const t = await getTranslations("alerts");
  const { question, ruleId } = following;
  const fields = {
    metric: question.metric,
    survey: question.survey ?? "",
    question: question.question ?? "",
    segment: segmentText(question.segment),
  };
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 print:hidden">
      {ruleId === null ? (
        <ActionForm action={follow} fields={fields} submit={t("button.follow")} size="sm" />
      ) : (
        <>
          <p className="text-muted-foreground">{t("button.followed")}</p>
          <ActionForm action={unfollow(ruleId)} submit={t("button.unfollow")} variant="ghost" size="sm" />
        </>
      )}
      <TextLink href={`/w/${slug}/alerts`}>{t("button.all")}</TextLink>
    </div>
  );
}
