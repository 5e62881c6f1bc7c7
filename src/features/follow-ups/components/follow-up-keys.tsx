import { useTranslations } from "next-intl";
import { KeysDialog } from "@/ui/rows/keys-dialog";

const KEYS = [
  ["J K", "move"],
  ["Enter", "open"],
  ["X", "choose"],
  ["A", "assign"],
  ["C", "contacted"],
  ["E", "close"],
  ["U", "undo"],
  ["Esc", "back"],
  ["?", "help"],
] as const;
const READERS: readonly string[] = ["move", "open", "back", "help"];

/** Which keys do what among follow-ups. */
export function FollowUpKeys({ mayWork }: { mayWork: boolean }) {
  const t = useTranslations("followUps.keys");
  const keys = KEYS.filter(([, deed]) => mayWork || READERS.includes(deed));
  return (
    <KeysDialog
      title={t("title")}
      label={t("button")}
      keys={keys.map(([some, deed]) => ({ keys: some.split(" "), deed: t(deed) }))}
    />
  );
}
