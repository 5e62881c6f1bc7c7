import { z } from "zod";

/** Text of a form's field; a file in its place is no text. */
const text = z.string().max(2000).catch("");

/** What asks for a secret; who has no password sends none. */
export const beginInput = z.object({ password: text });

/** What sends a code of the app, or a recovery code where one will do. */
export const codeInput = z.object({ code: text });

/** What turns the second step off. */
export const offInput = z.object({ password: text, code: text });
