import { TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/ui/cn";
import { Label } from "@/ui/label";

/** What a control must carry so that its label, hint and error belong to it. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/**
 * A control with its label, hint and error. The control is made by a function, which spreads what it is given:
 * `<Field label="Work e-mail" error={errors.email}>{(control) => <Input {...control} name="email" />}</Field>`.
 * The place of the error is a live region that exists before the error does.
 */
export function Field({
  label,
  hint,
  error,
  optional,
  id,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  id?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const made = useId();
  const control = id ?? made;
  const described = [hint ? `${control}-hint` : "", error ? `${control}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={cn("min-w-0", className)}>
      <Label htmlFor={control} optional={optional} className="mb-1">
        {label}
      </Label>
      {children({ id: control, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      <div id={`${control}-error`} aria-live="polite">
        {error ? (
          <p className="mt-1 flex items-start gap-1 text-xs text-destructive">
            <TriangleAlert size={14} aria-hidden="true" className="mt-px shrink-0" />
            <span>{error}</span>
          </p>
        ) : null}
      </div>
      {hint ? (
        <p id={`${control}-hint`} className="mt-1 text-xs text-muted-foreground">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
