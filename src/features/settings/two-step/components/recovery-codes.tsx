"use client";

import { useTranslations } from "next-intl";
import { CopyField } from "@/ui/copy-field";

/** Recovery codes that were just made: to be copied or kept as a file, as nobody can read them again. */
export function RecoveryCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  const t = useTranslations("twoStep");
  const file = [t("file", { email }), "", ...codes, ""].join("\n");
  return (
    <div className="grid gap-2">
      <CopyField value={codes.join("\n")} label={t("codes")} hint={t("codesHint")} multiline rows={codes.length} />
      <p>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download="candor-recovery-codes.txt"
          className="rounded-sm py-0.5 font-medium text-primary underline decoration-primary/35 decoration-1 underline-offset-3 hover:decoration-primary"
        >
          {t("download")}
        </a>
      </p>
    </div>
  );
}
