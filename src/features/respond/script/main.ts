import { onKey } from "@/features/respond/script/digit-keys";
import { currentForm, remember, restore } from "@/features/respond/script/draft";
import { forget, type Kept, keep, kept } from "@/features/respond/script/kept";
import { post } from "@/features/respond/script/post";
import { say, swap } from "@/features/respond/script/swap";

/**
 * Makes the public page smoother; without it the same forms work with a reload. A form is kept on the device before it
 * is sent and forgotten when the server has it, so whatever happens between loses nothing; the submission id in it makes
 * a second sending harmless.
 */
const SHORTEST = 1_000;
let busy = false;
let pause = SHORTEST;
let notBefore = 0;
let timer: ReturnType<typeof setTimeout>;

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form !== currentForm()) return;
  event.preventDefault();
  if (!form.hasAttribute("aria-busy")) send(form);
});

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a.bk");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  visit(link.href, true);
});

addEventListener("popstate", () => visit(location.href, false));
addEventListener("online", () => flush(true));
document.addEventListener("visibilitychange", () => !document.hidden && flush(false));
document.addEventListener("keydown", onKey);
document.addEventListener("input", remember);

restore();
flush(false);

async function send(form: HTMLFormElement): Promise<void> {
  const entry = entryOf(form);
  keep(entry);
  form.setAttribute("aria-busy", "true");
  await deliver(entry);
  form.removeAttribute("aria-busy");
}

/** Sends one form; true when the server has it or will never take it. Shows the reply where its question still shows. */
async function deliver(entry: Kept): Promise<boolean> {
  const reply = await post(entry);
  const form = currentForm();
  const showing = form !== null && entryOf(form).id === entry.id;
  if ("later" in reply) {
    if (showing) say(reply.offline ? "offline" : "failed");
    notBefore = Date.now() + reply.after;
    pause = Math.min(pause * 2, 300_000);
    clearTimeout(timer);
    timer = setTimeout(() => flush(false), Math.max(reply.after, pause));
    return false;
  }
  forget(entry);
  pause = SHORTEST;
  say("");
  if (!showing) say("sent");
  else if (!swap(reply.text)) location.assign(reply.url);
  else if (reply.moved) {
    history.pushState(null, "", reply.url);
    restore();
  }
  return true;
}

/** Sends what waits, oldest first, and stops at the first that has to wait longer. */
async function flush(now: boolean): Promise<void> {
  if (busy || (!now && Date.now() < notBefore) || currentForm()?.hasAttribute("aria-busy")) return;
  busy = true;
  for (const entry of kept()) if (!(await deliver(entry))) break;
  busy = false;
}

async function visit(url: string, forward: boolean): Promise<void> {
  try {
    const reply = await fetch(url, { headers: { accept: "text/html" } });
    if (!swap(await reply.text())) throw new Error();
    if (forward) history.pushState(null, "", url);
    restore();
  } catch {
    location.assign(url);
  }
}

function entryOf(form: HTMLFormElement): Kept {
  const data = new FormData(form);
  const body = new URLSearchParams();
  data.forEach((value, name) => {
    if (typeof value === "string") body.append(name, value);
  });
  return {
    id: `${data.get("submissionId")} ${data.get("question")}`,
    action: form.action,
    body: String(body),
    at: Date.now(),
  };
}
