import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandIn, voiceCommands } from './voice.rules.ts';

const wordsIn = (locale: string) => {
  const path = new URL(`../../i18n/${locale}/cook.json`, import.meta.url);
  const { sayNext, sayBack, sayRepeat, sayStartTimer } = JSON.parse(readFileSync(path, 'utf8'));
  return { next: sayNext, back: sayBack, repeat: sayRepeat, startTimer: sayStartTimer };
};

describe('what is said', () => {
  const en = wordsIn('en');
  test.each([
    ['Next.', 'next'],
    ['okay next step', 'next'],
    ['go back', 'back'],
    ['Repeat', 'repeat'],
    ['start the timer', 'startTimer'],
    ['start timer', 'startTimer'],
    ['back, no, next', 'next'],
    ['next week we will have guests', null],
    ['the text', null],
    ['', null],
  ])('“%s” means %s', (heard, command) => {
    expect(commandIn(heard, en)).toBe(command);
  });

  test('is understood in German too', () => {
    const de = wordsIn('de');
    expect(commandIn('Weiter bitte', de)).toBe('next');
    expect(commandIn('zurück', de)).toBe('back');
    expect(commandIn('Wecker starten', de)).toBe('startTimer');
    expect(commandIn('noch mal', de)).toBe('repeat');
  });
});

const folder = new URL('../../i18n/', import.meta.url);
const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
test.each(languages.map(({ name }) => name))('every word that is said to work in %s does', (locale) => {
  const words = wordsIn(locale);
  for (const command of voiceCommands) {
    for (const way of words[command].split('|'))
      expect({ way, is: commandIn(way, words) }).toEqual({ way, is: command });
  }
});
