import { IntlMessageFormat } from "intl-messageformat";
import { isValidElement } from "react";
import type libraryFormatMessage from "use-intl/format-message";

type FormatMessage = typeof libraryFormatMessage;

/** Read messages of this process, by language and text: there are as many as `src/messages` holds. */
const read = new Map<string, IntlMessageFormat>();
const formats = new Map<string, unknown>();

/** What `{n, number}` and plurals ask for: made once, because making one costs fifty times what printing does. */
const formatters = {
  getNumberFormat: (...asked: ConstructorParameters<typeof Intl.NumberFormat>) =>
    kept(formats, `n${JSON.stringify(asked)}`, () => new Intl.NumberFormat(...asked)),
  getDateTimeFormat: (...asked: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    kept(formats, `d${JSON.stringify(asked)}`, () => new Intl.DateTimeFormat(...asked)),
  getPluralRules: (...asked: ConstructorParameters<typeof Intl.PluralRules>) =>
    kept(formats, `p${JSON.stringify(asked)}`, () => new Intl.PluralRules(...asked)),
};

/**
 * Says a message with its values, in the place of next-intl's own function (`next.config.ts`). That one reads the text
 * anew in every request and looks it up by a text of two kilobytes: a tenth of what a dashboard's page costs. This reads
 * it once. Named formats and dates are not part of messages here: views hand over what was printed.
 */
const formatMessage: FormatMessage = (key, message, values, { locale }) => {
  if (typeof message !== "string") throw new Error(`The message "${key}" is no text.`);
  if (!values && !/[{<]|'[}#|']/.test(message)) return message;
  const text: string = message;
  const said = kept(read, `${locale} ${text}`, () => new IntlMessageFormat(text, locale, undefined, { formatters }));
  const result = said.format(values as Parameters<typeof said.format>[0]);
  return isValidElement(result) || Array.isArray(result) || typeof result === "string" ? result : String(result);
};
formatMessage.raw = true;

export default formatMessage;

function kept<T, Made extends T>(made: Map<string, T>, name: string, make: () => Made): Made {
  const known = made.get(name);
  if (known) return known as Made;
  const one = make();
  made.set(name, one);
  return one;
}
