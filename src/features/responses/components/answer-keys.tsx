import { useTranslations } from "next-intl";
import { KeysDialog } from "@/ui/rows/keys-dialog";

const KEYS = [
  ["J", "next"],
  ["K", "previous"],
  ["Enter", "open"],
  ["X", "choose"],
  ["Esc", "close"],
  ["/", "search"],
  ["?", "help"],
] as const;

/** Which keys do what among answers. */
export function AnswerKeys({ mayReview }: { mayReview: boolean }) {
  const t = useTranslations("answersList.keyboard");
  const keys = KEYS.filter(([, deed]) => mayReview || deed !== "choose");
  return (
    <KeysDialog
      title={t("title")}
      label={t("button")}
      keys={keys.map(([key, deed]) => ({ keys: [key], deed: t(deed) }))}
    />
  );
}
