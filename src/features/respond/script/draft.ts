import { type Begun, begin, begunAt, end } from "@/features/respond/script/device";
import { currentForm, fieldsOf, idField, one, pairsOf } from "@/features/respond/script/dom";

interface State {
  readonly sid?: string;
  readonly home?: string;
  readonly draft?: Begun["draft"];
}

/** Fields that were filled in and not sent, of all pages of this answer. */
let draft: Begun["draft"] = stateNow().draft || [];
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * What is filled in lives in the history entry, so that a reload or the way back finds it, and the submission id with it
 * ("back, then next" is the same response); and on the device, for a tab that was closed.
 */
export function restore(): void {
  const form = currentForm();
  const id = idField(form);
  if (one("[data-end]")) end(home());
  if (!form || !id) return;
  id.value = stateNow().sid || id.value;
  remind(id.value);
  for (const field of fieldsOf(form)) {
    const given = draft.filter(([name]) => name === field.name).map(([, value]) => value);
    if (given[0] === undefined) continue;
    if (/radio|check/.test(field.type)) (field as HTMLInputElement).checked = given.includes(field.value);
    else field.value = given[0];
  }
}

/** Remembers what is filled in, half a second after the last change. */
export function remember(): void {
  clearTimeout(timer);
  timer = setTimeout(rememberNow, 500);
}

/** Who has filled in something and goes sooner loses nothing of it. */
export function rememberRest(): void {
  if (timer) rememberNow();
}

export function rememberNow(): void {
  const form = currentForm();
  const id = idField(form)?.value;
  if (!form || !id) return;
  taken(form);
  draft = [...draft, ...pairsOf(form).filter(([name, value]) => name.startsWith("q.") && value)];
  remind(id);
  save(id);
}

/** After a form was taken: its fields are no draft any more. */
export function taken(form: HTMLFormElement): void {
  clearTimeout(timer);
  const names = fieldsOf(form).map((field) => field.name);
  draft = draft.filter(([name]) => !names.includes(name));
}

/** Puts the page's address, its submission and what is not sent yet where a closed tab finds them. */
export function save(sid: string): void {
  const { pathname, search } = location;
  const url = pathname.includes("/r/") ? pathname + search.replace(/\bstep=[^&]*&?/, "") : "";
  if (url || draft.length) begin({ id: home(), sid, url, draft, rev: Date.now() });
}

/** An answer that was begun at this address, in a tab that is gone. */
export async function lost(): Promise<Begun | undefined> {
  const begun = await begunAt(home());
  return begun?.sid === idField(currentForm())?.value ? undefined : begun;
}

/** Takes up what was begun; its page is shown afterwards, with this state. */
export function takeUp(begun: Begun): State {
  draft = begun.draft;
  return { sid: begun.sid, home: begun.id };
}

/** The address under which the survey was opened, without what only changes how it is shown. */
export function home(): string {
  return stateNow().home || location.pathname + location.search.replace(/\b(lang|q)=[^&]*&?/g, "");
}

function stateNow(): State {
  return history.state || {};
}

function remind(sid: string): void {
  try {
    history.replaceState({ sid, home: home(), draft }, "");
  } catch {
    // Too long for a history entry: the page itself still has it.
  }
}
