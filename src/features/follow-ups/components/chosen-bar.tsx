"use client";

import { useTranslations } from "next-intl";
import type { FollowUpChangeInput } from "@/features/follow-ups/input";
import { Button } from "@/ui/button";
import { say } from "@/ui/toaster";

/** What may be done with the chosen rows together; of check-ins, their addresses without those who asked for none. */
export function ChosenBar({
  picked,
  addresses,
  assign,
  work,
  clear,
}: {
  picked: readonly unknown[];
  addresses: readonly (string | null)[] | null;
  assign: () => void;
  work: (what: FollowUpChangeInput) => void;
  clear: () => void;
}) {
  const t = useTranslations("followUps");
  const copy = async () => {
    const known = [...new Set((addresses ?? []).flatMap((one) => one ?? []))];
    const left = (addresses ?? []).filter((one) => one === null).length;
    try {
      await navigator.clipboard.writeText(known.join(", "));
      say([t("list.copied", { n: known.length }), ...(left > 0 ? [t("list.leftOut", { n: left })] : [])].join(" "));
    } catch {
      say(t("list.copyFailed"));
    }
  };
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 border-border border-y py-1.5 print:hidden">
      {picked.length > 0 ? (
        <>
          <span role="status" className="me-1 font-medium">
            {t("list.chosen", { n: picked.length })}
          </span>
          <Button variant="quiet" size="sm" onClick={assign}>
            {t("act.assign")}
          </Button>
          <Button variant="quiet" size="sm" onClick={() => work({ state: "contacted" })}>
            {t("act.contacted")}
          </Button>
          <Button variant="quiet" size="sm" onClick={() => work({ state: "solved" })}>
            {t("act.solved")}
          </Button>
          <Button variant="ghost" size="sm" onClick={clear}>
            {t("list.clear")}
          </Button>
        </>
      ) : null}
      {addresses === null ? null : (
        <Button variant="ghost" size="sm" onClick={() => void copy()}>
          {t("list.copyAddresses")}
        </Button>
      )}
    </div>
  );
}
