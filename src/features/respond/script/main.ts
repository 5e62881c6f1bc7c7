import { onChange } from "@/features/respond/script/choices";
import { end } from "@/features/respond/script/device";
import { all, currentForm, idField, one, pairsOf } from "@/features/respond/script/dom";
import {
  home,
  lost,
  remember,
  rememberNow,
  rememberRest,
  restore,
  save,
  taken,
  takeUp,
} from "@/features/respond/script/draft";
import { onKey } from "@/features/respond/script/keys";
import { post } from "@/features/respond/script/post";
import { beginSending, send } from "@/features/respond/script/send";
import { focusHeading, merge, say, swap } from "@/features/respond/script/swap";

/**
 * Makes the public page smoother; without it the same forms work with a reload. A form is kept on the device before it
 * is sent and forgotten when the server has it, so whatever happens between loses nothing; its submission id and its
 * growing revision make a second or a late sending harmless.
 */
let looks = 0;
/** Whether the last thing that was used chooses on purpose: a pointer or Space, and no arrow. */
let chosen = false;
let going: ReturnType<typeof setTimeout>;

function on<K extends keyof DocumentEventMap>(name: K, act: (event: DocumentEventMap[K]) => void): void {
  document.addEventListener(name, act);
}

on("submit", (event) => {
  const form = currentForm();
  if (!form || event.target !== form) return;
  event.preventDefault();
  clearTimeout(going);
  const button = event.submitter as HTMLButtonElement | null;
  if (button?.name) look(form, button.value, true);
  else send(form);
});

on("click", (event) => {
  const target = event.target as HTMLInputElement;
  const back = target.closest<HTMLAnchorElement>("a.bk");
  if (back && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    rememberNow();
    visit(back.href, {});
  }
  goOn(target);
});

on("pointerdown", () => {
  chosen = true;
});
on("keydown", (event) => {
  chosen = event.key === " ";
  // Space clicks what it chooses, and says nothing of what is chosen already.
  goOn(event.target as HTMLInputElement);
  onKey(event);
});
on("input", (event) => {
  onChange(event.target as HTMLInputElement);
  remember();
});
on("change", (event) => {
  const { form } = event.target as HTMLInputElement;
  if (form?.dataset.live === "") look(form, document.documentElement.lang, false);
});
on("visibilitychange", rememberRest);
addEventListener("popstate", () => visit(location.href));

restore();
beginSending((reply) => {
  const form = currentForm();
  const [sid, from] = [idField(form)?.value || "", home()];
  if (form && reply.taken) taken(form);
  const { text, url = "", moved } = reply;
  if (!swap(text)) return location.assign(url);
  if (moved) {
    history.pushState({ sid, home: from }, "", url);
    save(sid);
  }
  restore();
});
askToGoOn();

/** A choice goes on by itself where it was made on purpose: arrows click too, what they move to. "Other" wants words. */
function goOn({ form, checked, value }: HTMLInputElement): void {
  if (!chosen || !checked || form?.dataset.auto !== "" || value === "!other") return;
  clearTimeout(going);
  // Long enough to see what was chosen.
  going = setTimeout(() => form.isConnected && send(form), 250);
}

/** Shows the same questions again as they are with what is given now: in another language, or with what that brings. */
async function look(form: HTMLFormElement, language: string, whole: boolean): Promise<void> {
  const mine = ++looks;
  rememberNow();
  const reply = await post(form.action, new URLSearchParams([...pairsOf(form), ["look", language]]));
  if (mine !== looks || form !== currentForm()) return;
  if (reply.later !== undefined) {
    if (whole) say("line");
  } else if (!whole) merge(reply.text);
  else if (swap(reply.text)) {
    const url = new URL(location.href);
    url.searchParams.set("lang", language);
    history.replaceState(history.state, "", url);
    restore();
  }
}

/** Shows another page; a new place in the history where it comes with a state. */
async function visit(url: string, state?: object): Promise<void> {
  const from = home();
  try {
    const reply = await fetch(url);
    if (!swap(await reply.text())) return location.assign(url);
    if (state) history.pushState({ home: from, ...state }, "", url);
    restore();
  } catch {
    say("line");
  }
}

/** Somebody who left an answer half-way is asked whether to go on with it or to start again. */
async function askToGoOn(): Promise<void> {
  const bar = one("#was");
  const begun = bar && (await lost());
  if (!bar || !begun) return;
  bar.hidden = false;
  bar.onclick = ({ target }) => {
    const place = all("button", bar).indexOf(target as HTMLElement);
    if (place < 0) return;
    if (place > 0) end(begun.id);
    else if (begun.url) return visit(begun.url, takeUp(begun));
    else {
      history.replaceState(takeUp(begun), "");
      restore();
    }
    bar.remove();
    focusHeading();
  };
}
