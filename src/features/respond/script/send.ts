import { forget, type Kept, keep, kept, onlyHere } from "@/features/respond/script/device";
import { currentForm, pairsOf } from "@/features/respond/script/dom";
import { post, type Reply } from "@/features/respond/script/post";
import { say } from "@/features/respond/script/swap";

const BUSY = "aria-busy";
/** Milliseconds; doubled by every failure. */
let pause = 1_000;
let last = 0;
let timer: ReturnType<typeof setTimeout>;
let show: (reply: Reply) => void;

/** Other tabs of this browser: who sends for another tells it what came back. */
const tabs = window.BroadcastChannel && new BroadcastChannel("candor");

/** Begins to send what waits, now and whenever there is hope; `shown` gets the reply to what this page still asks. */
export function beginSending(shown: (reply: Reply) => void): void {
  show = shown;
  if (tabs) tabs.onmessage = ({ data: [id, reply] }) => showWhereAsked(id, reply);
  addEventListener("online", flush);
  flush();
}

/** Keeps a form on the device, then sends it after all that was given before it. */
export async function send(form: HTMLFormElement): Promise<void> {
  if (form.hasAttribute(BUSY)) return;
  form.setAttribute(BUSY, "true");
  const entry = entryOf(form);
  await keep(entry);
  await sendAll(entry.sid);
  form.removeAttribute(BUSY);
}

/** Sends what waits, of each submission in order. */
async function flush(): Promise<void> {
  for (const sid of new Set((await kept()).map((entry) => entry.sid))) if (await sendAll(sid)) break;
}

/**
 * Sends one submission's steps, oldest first, and stops at the first that has to wait; true where nothing can be sent to
 * anybody. One tab at a time: the others find nothing left. Where a browser cannot lock, or denies it (a frame within
 * another site), the server takes a second sending as the first.
 */
function sendAll(sid: string): Promise<boolean> {
  const work = async () => {
    for (const entry of await kept()) {
      if (entry.sid !== sid) continue;
      const { id, action, body } = entry;
      const reply = await post(action, new URLSearchParams(body));
      const { later, offline = false } = reply;
      if (later !== undefined) {
        if (isShowing(id)) say(onlyHere(id) ? "open" : offline ? "offline" : "failed");
        pause = Math.min(pause * 2, 300_000);
        clearTimeout(timer);
        timer = setTimeout(flush, Math.max(later, pause));
        return offline;
      }
      await forget(entry);
      pause = 1_000;
      if (showWhereAsked(id, reply)) continue;
      if (reply.taken) say("sent");
      tabs?.postMessage([id, reply]);
    }
    return false;
  };
  return navigator.locks ? navigator.locks.request(`candor ${sid}`, work).catch(work) : work();
}

function showWhereAsked(id: string, reply: Reply): boolean {
  const asked = isShowing(id);
  if (asked) {
    say("");
    show(reply);
  }
  return asked;
}

function isShowing(id: string): boolean {
  return entryId(currentForm()) === id;
}

function entryId(form: HTMLFormElement | null): string {
  const data = new FormData(form || undefined);
  return `${data.get("submissionId")} ${data.getAll("question")}`;
}

function entryOf(form: HTMLFormElement): Kept {
  const id = entryId(form);
  last = Math.max(Date.now(), +(form.dataset.rev || 0) + 1, last + 1);
  const body = new URLSearchParams([...pairsOf(form), ["revision", `${last}`]]);
  return { id, sid: id.slice(0, 36), action: form.action, body: `${body}`, rev: last };
}
