"use client";

import { useSyncExternalStore } from "react";
import type { SaveState } from "@/features/surveys/builder/use-autosave";
import { Button } from "@/ui/button";

/** How the draft stands, in a few words: "Saved 09:41". Said aloud only when it is not stored. */
export function SaveWords({
  state,
  missing,
  zone,
  onAgain,
}: {
  state: SaveState;
  /** How many things are missing. */
  missing: number;
  zone: string;
  onAgain: () => void;
}) {
  const online = useOnline();
  const trouble = wordsOfTrouble(state, missing, online);
  return (
    <span className="min-w-0 text-muted-foreground">
      {state.kind === "saved" ? `Saved ${clock(state.at, zone)}` : state.kind === "saving" ? "Saving …" : null}
      <span role="status" className="text-destructive">
        {trouble}
      </span>
      {state.kind === "failed" ? (
        <Button variant="ghost" size="sm" onClick={onAgain}>
          Try again
        </Button>
      ) : null}
    </span>
  );
}

function wordsOfTrouble(state: SaveState, missing: number, online: boolean): string | null {
  switch (state.kind) {
    case "unfinished":
      return `Not saved: ${missing === 1 ? "one thing is" : `${missing} things are`} missing. Kept on this device.`;
    case "failed":
      return `Not saved: ${online ? state.message : "there is no network."} Kept on this device.`;
    case "conflict":
      return "Not saved: somebody else saved another draft.";
    default:
      return null;
  }
}

/** "09:41" of today in the workspace's zone; of another day with the day. */
export function clock(at: string, timeZone: string): string {
  const day = (date: Date) => new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short" }).format(date);
  const instant = new Date(at);
  const today = day(instant) === day(new Date());
  const format = today
    ? { timeStyle: "short" as const }
    : { dateStyle: "medium" as const, timeStyle: "short" as const };
  return new Intl.DateTimeFormat("en-GB", { ...format, timeZone }).format(instant);
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("online", changed);
      window.addEventListener("offline", changed);
      return () => {
        window.removeEventListener("online", changed);
        window.removeEventListener("offline", changed);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}
