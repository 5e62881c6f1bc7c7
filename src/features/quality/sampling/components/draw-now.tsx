"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { drawNow } from "@/features/quality/sampling/actions";
import { Button } from "@/ui/button";
import { say } from "@/ui/toaster";
import { useReached } from "@/ui/use-reached";

/** Draws interactions for review now. */
export function DrawNow({ slug, variant }: { slug: string; variant?: "primary" }) {
  const t = useTranslations("quality.sampling");
  const router = useRouter();
  const reached = useReached();
  const [running, setRunning] = useState(false);
  const draw = async () => {
    if (running) return;
    setRunning(true);
    const reply = await reached(drawNow(slug));
    setRunning(false);
    say(reply.message ?? "");
    if (reply.ok) router.refresh();
  };
  return (
    <Button
      variant={variant}
      size={variant === "primary" ? "lg" : "md"}
      aria-disabled={running || undefined}
      onClick={() => void draw()}
    >
      {t("drawNow")}
    </Button>
  );
}
