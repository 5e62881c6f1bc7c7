import type { VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { buttonVariants } from "@/ui/button-variants";
import { cn } from "@/ui/cn";

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonVariants>;

/** A native button. One `primary` a view; the default is an outlined one. It never submits a form unless `type="submit"`. */
export function Button({ className, variant, size, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={cn(buttonVariants({ variant, size }), className)} {...rest} />;
}
