/** Letters of a name that are kept beside its ending: the last ones, where its days stand. */
const MOST_LETTERS = 146;
/** No file system takes these, or they turn round what is written beside them, so that an `exe` seems to end in `png`. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Bidi_Control}\\/:*?"<>|\s]+/gu;

/** A file's name with its ending, for every browser: plain letters for the old, the whole name for the rest (RFC 6266). */
export function contentDisposition(name: string, ending: string): string {
  // By letters, not by UTF-16 units: half an emoji cannot be written as a URI.
  const whole = tidy([...name.replace(UNFIT, " ")].slice(-MOST_LETTERS).join(""));
  // Full-width quotes become plain ones here, which would end the name; and some browsers read %41 as A.
  const plain = tidy(whole.normalize("NFKD").replace(/[^\x20-\x7e]+|[%\\/:*?"<>|]+/g, ""));
  const coded = encodeURIComponent(whole).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain || "file"}.${ending}"; filename*=UTF-8''${coded || "file"}.${ending}`;
}

/** Nothing that hides a file or that a system leaves out: no dots around it, no spaces. */
function tidy(name: string): string {
  return name.replace(/^[.\s]+|[.\s]+$/g, "");
}
