/** What a form shows after its action ran. `errors` by the name of the field. */
export interface FormState {
  ok: boolean;
  message: string | null;
  errors: Readonly<Record<string, string>>;
  /** What was typed, to stand in the form again; never a password. */
  values?: Readonly<Record<string, string>>;
}

/**
 * What a form sends itself to. Arguments are bound where the server renders the page (`save.bind(null, slug)`), never in a
 * client component: there each render binds anew, and a form sent without a script would be rendered for ever.
 */
export type FormAction<State extends FormState = FormState> = (state: State, form: FormData) => Promise<State>;

/** A form before it was sent. */
export const IDLE: FormState = { ok: false, message: null, errors: {} };

/** It worked; `message` says what was done. */
export function done(message: string): FormState {
  return { ok: true, message, errors: {} };
}

/** It did not work: a sentence for the whole form, or one per field. */
export function refused(message: string | null, errors: Record<string, string> = {}): FormState {
  return { ok: false, message, errors };
}
