"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";

const REASONS = ["Not given by a person", "A test of our own", "Answered twice", "Not a customer of ours"];

/** Asks why answers shall count no longer. They are kept, and can be restored. */
export function ExcludeDialog({
  n,
  held,
  trigger,
  onExclude,
}: {
  n: number;
  /** Whether they counted so far: held ones did not. */
  held: boolean;
  trigger: ReactNode;
  onExclude: (reason: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const answers = n === 1 ? "this answer" : `${n} answers`;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={held ? `Keep ${answers} out` : `Exclude ${answers}`}
      description="Kept, counted nowhere, and restored whenever you like. Everybody who may read answers sees why."
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
          if (reason === "") return setError("Say why, so that others can follow it.");
          setOpen(false);
          setError(null);
          onExclude(reason);
        }}
      >
        <Field label="Why" error={error}>
          {(control) => (
            <Input
              {...control}
              name="reason"
              list="exclude-reasons"
              maxLength={200}
              defaultValue={held ? REASONS[0] : ""}
              autoComplete="off"
            />
          )}
        </Field>
        <datalist id="exclude-reasons">
          {REASONS.map((reason) => (
            <option key={reason} value={reason} />
          ))}
        </datalist>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" variant="primary">
            {held ? "Keep out" : "Exclude"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
