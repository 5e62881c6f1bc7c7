/** The version of survey documents that this code writes. Older ones are brought up to it where they are read. */
export const DEFINITION_VERSION = 2;
