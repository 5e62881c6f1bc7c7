import { cn } from "@/ui/cn";
import { initialsOf } from "@/ui/initials-of";

/** A person as their initials. Decorative when the name stands beside it (`label` left out). */
export function Avatar({ name, label, className }: { name: string; label?: string; className?: string }) {
  return (
    <span
      className={cn(
        "inline-grid size-7 shrink-0 place-items-center rounded-full bg-primary-soft font-semibold text-primary text-xs",
        className,
      )}
    >
      <span aria-hidden="true">{initialsOf(name)}</span>
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  );
}
