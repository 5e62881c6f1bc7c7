import { cn } from "@/ui/cn";

/** A bare box with a name, which chooses a row; it lies above the row's link. */
export function RowBox({
  label,
  checked,
  onChange,
  className,
}: {
  label: string;
  checked: boolean;
  onChange: () => void;
  className?: string;
}) {
  return (
    <span className={cn("relative z-10 -m-1 inline-grid size-6 place-items-center pointer-coarse:size-11", className)}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={onChange}
        className="size-4 accent-primary"
      />
    </span>
  );
}
