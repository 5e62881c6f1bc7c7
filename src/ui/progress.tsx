import type { ReactNode } from "react";

/** A native progress bar with its words above it: what is being done and how far it is. `value` null: it is not known. */
export function Progress({
  label,
  detail,
  value,
  max = 100,
}: {
  label: ReactNode;
  detail?: ReactNode;
  value: number | null;
  max?: number;
}) {
  return (
    <label className="block cursor-default">
      <span className="mb-1.5 flex justify-between gap-4">
        <span className="font-medium">{label}</span>
        {detail ? <span className="text-muted-foreground">{detail}</span> : null}
      </span>
      <progress
        value={value ?? undefined}
        max={max}
        className="block h-1.5 w-full appearance-none overflow-hidden rounded-xs bg-border [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-border [&::-webkit-progress-value]:bg-primary [&:indeterminate]:animate-pulse"
      />
    </label>
  );
}
