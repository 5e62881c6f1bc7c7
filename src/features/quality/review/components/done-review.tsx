"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { reopenOwnReview } from "@/features/quality/review/actions";
import type { DeskItem } from "@/features/quality/review/loaders";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { TextLink } from "@/ui/text-link";
import { say } from "@/ui/toaster";
import { useReached } from "@/ui/use-reached";

/** A review that is done: what the customer and the others said of the same interaction can be seen now. */
export function DoneReview({ slug, item, here, page }: { slug: string; item: DeskItem; here: string; page: string }) {
  const t = useTranslations("quality");
  const router = useRouter();
  const reached = useReached();
  const reopen = async () => {
    const reply = await reached(reopenOwnReview(slug, item.id, true));
    if (reply.ok) router.refresh();
    else say(reply.message ?? "");
  };
  return (
    <div className="grid gap-4">
      <p className="text-lg">{t("review.yours", { score: item.score })}</p>
      <ul className="grid gap-1">
        {item.categories.map(({ key, name, max }) => {
          const rating = item.draft.ratings[key];
          return (
            <li key={key} className="flex justify-between gap-4 border-border border-t py-1.5">
              <bdi>{name}</bdi>
              <span>{typeof rating === "number" ? t("detail.of", { score: rating, max }) : t("notApplicable")}</span>
            </li>
          );
        })}
      </ul>
      <div>
        <h3 className="font-semibold">{t("said.title")}</h3>
        {item.said.length === 0 ? <p className="text-muted-foreground">{t("said.nothing")}</p> : null}
        <ul className="grid gap-1">
          {item.said.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of answers, two of which may say the same
            <li key={place} dir="auto">
              {one.text ?? t("said.score", { kind: one.kind.toUpperCase(), score: one.score ?? 0 })}
            </li>
          ))}
        </ul>
      </div>
      {item.others.length === 0 ? null : (
        <div>
          <h3 className="font-semibold">{t("review.others")}</h3>
          <ul>
            {item.others.map((one) => (
              <li key={one.id}>
                <TextLink href={`${page}/reviews/${one.id}`}>
                  <bdi>{one.reviewer}</bdi>
                </TextLink>
                : {one.score}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={here} variant="primary">
          {t("review.nextInteraction")}
        </ButtonLink>
        <Button onClick={() => void reopen()}>{t("review.reopen")}</Button>
      </div>
      <p className="text-muted-foreground text-xs">{t("review.reopenNote")}</p>
    </div>
  );
}
