interface State {
  readonly sid?: string;
  readonly draft?: readonly (readonly [string, string])[];
}

/**
 * The draft of a page lives in its own history entry: a reload or the way back finds it, and the submission id with it
 * (so that "back, then next" is the same response); the next person who opens the link does not.
 */
export function restore(): void {
  const form = currentForm();
  const id = form?.querySelector<HTMLInputElement>("[name=submissionId]");
  if (!form || !id) return;
  const state = (history.state || {}) as State;
  if (state.sid) id.value = state.sid;
  else history.replaceState({ ...state, sid: id.value }, "");
  if (!state.draft) return;
  for (const field of fieldsOf(form)) {
    const given = state.draft.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type))
      field.checked = given.includes(field.value);
    else field.value = given[0] || "";
  }
}

let timer = 0;

/** Remembers what is being typed, half a second after the last key. */
export function remember(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    const form = currentForm();
    if (!form) return;
    const draft = Array.from(new FormData(form)).filter(
      ([name, value]) => name.startsWith("q.") && typeof value === "string",
    );
    try {
      history.replaceState({ ...history.state, draft }, "");
    } catch {
      // Too long for a history entry: the page itself still has it.
    }
  }, 500);
}

/** The form of the page that is showing, if it asks anything. */
export function currentForm(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>("main form[method=post]");
}

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return Array.from(form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[name^='q.']"));
}
