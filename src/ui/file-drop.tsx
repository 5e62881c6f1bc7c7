"use client";

import { Upload } from "lucide-react";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { cn } from "@/ui/cn";

/**
 * A file to choose or to drop: a native file field spread over the whole box, so that dropping, keyboard and forms work by
 * themselves. `note` says what is taken ("CSV, up to 50 MB").
 */
export function FileDrop({
  label,
  note,
  error,
  onChoose,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "onChange"> & {
  label: ReactNode;
  note?: ReactNode;
  error?: ReactNode;
  onChoose?: (files: File[]) => void;
}) {
  const id = useId();
  const [names, setNames] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  return (
    <div className={className}>
      <div
        className={cn(
          "relative flex min-h-28 flex-col items-center justify-center gap-1 rounded-md border border-input border-dashed bg-card px-4 py-6 text-center transition-colors duration-120 hover:bg-muted has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring",
          over && "border-primary bg-primary-soft",
          error && "border-destructive",
        )}
      >
        <Upload size={16} aria-hidden="true" className="text-muted-foreground" />
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {note ? (
          <span id={`${id}-note`} className="text-muted-foreground text-xs">
            {note}
          </span>
        ) : null}
        <span aria-live="polite" className="font-medium text-primary">
          <bdi>{names.join(", ")}</bdi>
        </span>
        <input
          {...rest}
          id={id}
          type="file"
          aria-describedby={
            [note ? `${id}-note` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined
          }
          aria-invalid={error ? true : undefined}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            const files = Array.from(event.target.files ?? []);
            setNames(files.map((file) => file.name));
            onChoose?.(files);
          }}
        />
      </div>
      <div id={`${id}-error`} aria-live="polite">
        {error ? <p className="mt-1 text-destructive text-xs">{error}</p> : null}
      </div>
    </div>
  );
}
