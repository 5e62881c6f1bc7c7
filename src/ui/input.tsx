import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";
import { controlClasses } from "@/ui/control-classes";

/** A native one-line field: 36 px high, 44 with `tall` (sign-in, first run) and on touch. */
export function Input({ className, tall, ...rest }: ComponentProps<"input"> & { tall?: boolean }) {
  return (
    <input
      className={cn(controlClasses, tall ? "h-11 text-lg" : "h-9 pointer-coarse:h-11", className)}
      dir={rest.type === undefined || rest.type === "text" ? "auto" : undefined}
      {...rest}
    />
  );
}
