const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text, such as a part of an address, has the form of a row's id: the database refuses to compare any other. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
