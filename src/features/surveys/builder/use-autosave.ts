"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Definition } from "@/domain/survey/definition";
import { saveDraft } from "@/features/surveys/builder/actions";
import { forgetOnDevice, keepOnDevice } from "@/features/surveys/builder/device-copy";
import type { BuilderView, SaveReply } from "@/features/surveys/builder/view";

/** How a draft stands: stored, on its way, or why not. */
export type SaveState =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "saving" }
  /** It cannot be read as a survey yet, so it is on this device alone. */
  | { readonly kind: "unfinished" }
  | { readonly kind: "failed"; readonly message: string }
  | (SaveReply & { readonly kind: "conflict" });

/** A draft with whether it can be read, looked at together. */
export interface Checked {
  readonly definition: Definition;
  readonly readable: boolean;
}

interface Stored {
  readonly definition: Definition;
  readonly mark: string;
  readonly at: string;
}

const PAUSE_MS = 900;
const AGAIN_MS = 8_000;

/**
 * The draft that was stored last in this tab, by survey. The browser's way back shows a page as it was first drawn, with a
 * draft that is old by then.
 */
const storedHere = new Map<string, Stored>();

/** What the builder begins with: the page's draft, or a newer one that this tab stored. */
export function latestStored({ id, draft, mark, savedAt }: BuilderView): Stored {
  const here = storedHere.get(id);
  return here && here.at > savedAt ? here : { definition: draft, mark, at: savedAt };
}

/** Stores each pause in the work, keeps on the device what is not stored, and says how it stands. */
export function useAutosave(view: BuilderView, { definition, readable }: Checked) {
  const t = useTranslations("builder.save");
  const unreachable = useRef(t("unreachable"));
  const { slug, id, userId, mayWrite } = view;
  const stored = useRef<Stored>(null);
  stored.current ??= latestStored(view);
  const [state, setState] = useState<SaveState>({ kind: "saved", at: stored.current.at });
  const latest = useRef<Checked>({ definition, readable });
  latest.current = { definition, readable };
  const running = useRef<Promise<boolean> | null>(null);
  const blocked = state.kind === "conflict";

  const store = useCallback(async (): Promise<boolean> => {
    for (;;) {
      // Again after each: of two that wait for one save, the first begins the next, from a mark the second must not share.
      while (running.current) await running.current;
      const base = stored.current;
      const { definition: wanted, readable } = latest.current;
      if (!base || wanted === base.definition) return true;
      if (!readable) return false;
      setState({ kind: "saving" });
      const send = saveDraft(slug, id, JSON.stringify(wanted), base.mark).catch(
        (): SaveReply => ({ kind: "failed", message: unreachable.current }),
      );
      const ended = send.then((reply) => {
        running.current = null;
        if (reply.kind !== "saved") {
          setState(reply);
          return false;
        }
        stored.current = { definition: wanted, mark: reply.mark, at: reply.at };
        storedHere.set(id, stored.current);
        if (latest.current.definition === wanted) {
          forgetOnDevice(userId, id);
          setState({ kind: "saved", at: reply.at });
        }
        return true;
      });
      running.current = ended;
      if (!(await ended)) return false;
    }
  }, [slug, id, userId]);

  const keep = useCallback(() => {
    const base = stored.current;
    const { definition } = latest.current;
    if (!mayWrite || !base || definition === base.definition) return;
    keepOnDevice(userId, id, { definition, basedOn: base.mark, at: Date.now() });
  }, [mayWrite, userId, id]);

  useEffect(() => {
    const base = stored.current;
    if (!mayWrite || !base || blocked) return;
    if (definition === base.definition) {
      if (running.current) return;
      forgetOnDevice(userId, id);
      setState({ kind: "saved", at: base.at });
      return;
    }
    keep();
    setState({ kind: readable ? "saving" : "unfinished" });
    if (!readable) return;
    const timer = setTimeout(() => void store(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [definition, readable, blocked, mayWrite, keep, store, userId, id]);

  // What failed is tried again: soon, and as soon as the network is back.
  useEffect(() => {
    if (state.kind !== "failed") return;
    const timer = setTimeout(() => void store(), AGAIN_MS);
    const now = () => void store();
    window.addEventListener("online", now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", now);
    };
  }, [state, store]);

  // Leaving: another page of the app lets the last save end; a closed tab keeps the work on the device.
  useEffect(() => {
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
      if (mayWrite) void store();
    };
  }, [keep, store, mayWrite]);

  /** Settles a conflict: the next save goes over the draft that this marks. */
  const settle = useCallback((theirs: Stored) => {
    stored.current = theirs;
    setState({ kind: "saving" });
  }, []);

  return { state, store, settle };
}
