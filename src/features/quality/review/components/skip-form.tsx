"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { skipInteraction } from "@/features/quality/review/actions";
import { SKIP_REASONS } from "@/features/quality/review/input";
import { Button } from "@/ui/button";
import { Label } from "@/ui/label";
import { NativeSelect } from "@/ui/native-select";
import { say } from "@/ui/toaster";
import { useReached } from "@/ui/use-reached";

/** Leaves a drawn interaction out, with a reason; the message that follows takes it back. */
export function SkipForm({ slug, interaction, here }: { slug: string; interaction: string; here: string }) {
  const t = useTranslations("quality.review");
  const router = useRouter();
  const reached = useReached();
  const id = useId();
  const [reason, setReason] = useState("");
  const skip = async () => {
    const reply = await reached(skipInteraction(slug, interaction, reason));
    const back = async () => {
      const undone = await reached(skipInteraction(slug, interaction, null));
      if (undone.ok) router.push(`${here}?interaction=${interaction}`);
      else say(undone.message ?? "");
    };
    say(reply.message ?? "", reply.ok ? { label: t("undo"), run: () => void back() } : undefined);
    if (!reply.ok) return;
    router.push(here);
    router.refresh();
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-52">
        <Label htmlFor={id} className="mb-1">
          {t("skipWhy")}
        </Label>
        <NativeSelect id={id} value={reason} onChange={(event) => setReason(event.target.value)}>
          <option value="">{t("skipChoose")}</option>
          {SKIP_REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`reasons.${one}`)}
            </option>
          ))}
        </NativeSelect>
      </div>
      <Button onClick={() => void skip()} disabled={reason === ""}>
        {t("skip")}
      </Button>
    </div>
  );
}
