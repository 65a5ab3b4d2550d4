import { basename, join } from 'node:path';

const here = import.meta.dirname;

/** The same from the source and from what is compiled of it. */
export const projectFolder = join(here, basename(here) === 'dist' ? '../..' : '..');
