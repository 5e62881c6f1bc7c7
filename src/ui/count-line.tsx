import { cn } from "@/ui/cn";

/** The small line below a number: "412 answers, between 37 and 42", with "rough: few answers" where it is so. */
export function CountLine({
  count,
  between,
  rough,
  className,
}: {
  count: string;
  between?: string | null;
  rough?: boolean;
  className?: string;
}) {
  return (
    <span className={cn("text-xs text-muted-foreground", className)}>
      {between ? `${count}, ${between}` : count}
      {rough ? <span className="font-medium"> · rough: few answers</span> : null}
    </span>
  );
}
