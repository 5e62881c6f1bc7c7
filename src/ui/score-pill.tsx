import { cn } from "@/ui/cn";

export type ScoreGroup = "low" | "middle" | "high";

const LOOK = {
  low: "bg-worse-soft text-worse",
  middle: "bg-same-soft text-same",
  high: "bg-better-soft text-better",
};

/** A single answer's score in a list, coloured by its group; `groupName` ("detractor") is read aloud. Never on a scale to be answered. */
export function ScorePill({
  score,
  group,
  groupName,
  className,
}: {
  score: string | number;
  group: ScoreGroup;
  groupName?: string;
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-grid h-5 min-w-7 shrink-0 place-items-center rounded-sm px-1.25 font-semibold text-xs",
        LOOK[group],
        className,
      )}
    >
      <span>
        {score}
        {groupName ? <span className="sr-only"> {groupName}</span> : null}
      </span>
    </span>
  );
}
