"use client";

import { useTranslations } from "next-intl";
import { Kbd } from "@/ui/kbd";
import { useLetterKeys } from "@/ui/rows/letter-keys";
import { LetterKeysChoice } from "@/ui/rows/letter-keys-choice";
import { GO_KEYS } from "@/ui/shell/go-keys";

interface KeyDeed {
  readonly keys: readonly string[];
  readonly deed: string;
}

/** Which keys do what on a page, which do everywhere, and the switch for single letters. */
export function KeysList({ keys = [] }: { keys?: readonly KeyDeed[] }) {
  const t = useTranslations("ui.keys");
  const everywhere = [
    { keys: ["Ctrl", "K"], deed: t("search") },
    { keys: ["J", "K"], deed: t("rows") },
    ...GO_KEYS.map(({ key, word }) => ({ keys: ["G", key.toUpperCase()], deed: t(`go.${word}`) })),
    { keys: ["?"], deed: t("help") },
  ];
  return (
    <>
      <Keys keys={keys} />
      {keys.length > 0 ? <h3 className="mt-4 mb-2 font-semibold">{t("everywhere")}</h3> : null}
      <Keys keys={everywhere.filter(({ keys: [first] }) => keys.length === 0 || (first !== "?" && first !== "J"))} />
      <p className="mt-3 text-muted-foreground text-xs">{t("mac")}</p>
      <LetterKeysChoice className="mt-3" />
    </>
  );
}

function Keys({ keys }: { keys: readonly KeyDeed[] }) {
  const [letters] = useLetterKeys();
  // One of several characters has a name, "Enter", and is no letter.
  const isOff = (some: readonly string[]) => !letters && some.every((one) => one.length === 1);
  return (
    <dl className="grid grid-cols-[max-content_1fr] items-center gap-x-4 gap-y-2 empty:hidden">
      {keys.map(({ keys: some, deed }) => (
        <div key={deed} className="contents">
          <dt className="flex gap-1">
            {some.map((one) => (
              <Kbd key={one}>{one}</Kbd>
            ))}
          </dt>
          <dd className={isOff(some) ? "text-muted-foreground line-through" : undefined}>{deed}</dd>
        </div>
      ))}
    </dl>
  );
}
