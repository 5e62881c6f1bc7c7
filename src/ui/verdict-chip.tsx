import { useTranslations } from "next-intl";
import { cn } from "@/ui/cn";
import type { Assessment, Direction } from "@/ui/verdict-tone";

const WORD = { better: "better", worse: "worse", "no clear change": "unclear" } as const;
const LOOK = {
  better: "bg-better-soft text-better font-semibold",
  worse: "bg-worse-soft text-worse font-semibold",
  "no clear change": "bg-same-soft text-same font-medium",
};

function Mark({ direction }: { direction: Direction }) {
  if (direction !== "up" && direction !== "down") {
    return (
      <svg
        width="10"
        height="10"
        viewBox="0 0 10 10"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <path d="M.8 3.8c1.4-1.6 2.8-1.6 4.2-.4s2.8 1.2 4.2-.4M.8 7.5c1.4-1.6 2.8-1.6 4.2-.4s2.8 1.2 4.2-.4" />
      </svg>
    );
  }
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d={direction === "up" ? "M5 1.5 9.3 8.5H.7z" : "M5 8.5 9.3 1.5H.7z"} fill="currentColor" />
    </svg>
  );
}

/**
 * Better, worse or no clear change. The arrow says where the value went, word and colour what that means; a screen reader
 * hears "lower, worse". No arrow ever stands on noise. Renders nothing when there was nothing to compare.
 */
export function VerdictChip({
  direction,
  assessment,
  yields,
  className,
}: {
  direction: Direction;
  assessment: Assessment;
  /** In a container narrower than 640 px "No clear change" yields to its mark, and is only read aloud. */
  yields?: boolean;
  className?: string;
}) {
  const t = useTranslations("ui.verdict");
  if (!assessment) return null;
  const clear = assessment !== "no clear change";
  return (
    <span
      className={cn(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm ps-1.25 pe-1.5 text-xs",
        LOOK[assessment],
        className,
      )}
    >
      <Mark direction={clear ? direction : null} />
      {clear && (direction === "up" || direction === "down") ? (
        <span className="sr-only">{t(direction === "up" ? "higher" : "lower")} </span>
      ) : null}
      {yields && !clear ? <span className="@max-[40rem]:sr-only">{t(WORD[assessment])}</span> : t(WORD[assessment])}
    </span>
  );
}
