/** A data file as it was read. */
export type TextFile = { name: string; text: string };
/** Something wrong in a data file; such a row is left out. */
export type Problem = { file: string; line: number; message: string };
