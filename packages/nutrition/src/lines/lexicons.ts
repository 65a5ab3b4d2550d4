// All lexicons.
import type { Lexicon } from './lexicon.ts';
import { da } from './lexicon-da.ts';
import { de } from './lexicon-de.ts';
import { es } from './lexicon-es.ts';
import { fr } from './lexicon-fr.ts';
import { it } from './lexicon-it.ts';
import { nl } from './lexicon-nl.ts';
import { no } from './lexicon-no.ts';
import { pt } from './lexicon-pt.ts';
import { sv } from './lexicon-sv.ts';

export const lexicons: readonly Lexicon[] = [de, fr, es, it, nl, pt, sv, da, no];
