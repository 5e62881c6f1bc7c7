import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";

interface Props {
  answers: Promise<ReadonlyMap<number, number> | null>;
  version: number;
}

/** How many people answered a version; it comes when it is counted, and the page does not wait for it. */
export function AnswerCount(props: Props) {
  const t = useTranslations("publish");
  return (
    <Suspense fallback={<span className="text-muted-foreground">{t("counting")}</span>}>
      <Counted {...props} />
    </Suspense>
  );
}

async function Counted({ answers, version }: Props) {
  const counts = await answers;
  const t = await getTranslations("publish");
  if (counts === null) return <span>{t("notCounted")}</span>;
  const n = counts.get(version) ?? 0;
  return <span>{t("answers", { n })}</span>;
}
