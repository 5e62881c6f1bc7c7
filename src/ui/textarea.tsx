import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";
import { controlClasses } from "@/ui/control-classes";

/** A native field of several lines; it grows with its text where the browser can. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea className={cn(controlClasses, "field-sizing-content min-h-18 py-1.75", className)} dir="auto" {...rest} />
  );
}
