import type { ReactNode } from "react";
import type { CurveTone } from "@/ui/charts/survival-tones";

const LOOK: Partial<Record<CurveTone, string>> = {
  better: "bg-better-soft text-better",
  worse: "bg-worse-soft text-worse",
  same: "bg-same-soft text-same",
};

/** The name of a group of answers in its colours; those without an answer have an edge and no fill. */
export function GroupTag({ tone, children }: { tone: CurveTone; children: ReactNode }) {
  return (
    <span className={`inline-block rounded-sm px-1.5 font-medium ${LOOK[tone] ?? "border border-border"}`}>
      {children}
    </span>
  );
}
