import { useCallback, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { commandIn, type VoiceCommand } from './voice.rules.ts';

/** What we use of the Web Speech API, which is in no standard library of types yet. */
type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start: () => void;
  stop: () => void;
  onresult: ((event: { resultIndex: number; results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { error: string }) => void) | null;
};
type Recognizer = new () => Recognition;
const recognizer = (): Recognizer | undefined => {
  const names = window as { SpeechRecognition?: Recognizer; webkitSpeechRecognition?: Recognizer };
  return names.SpeechRecognition ?? names.webkitSpeechRecognition;
};
const hopeless = new Set(['not-allowed', 'service-not-allowed', 'audio-capture', 'language-not-supported']);

/** Listens for a few words while it is on. Off unless someone turns it on; not offered where the browser cannot. */
export function useVoice(lang: string, obey: (command: VoiceCommand) => void, refused: () => void) {
  const { t } = useText();
  const [on, setOn] = useState(false);
  const latest = useRef({ obey, refused });
  latest.current = { obey, refused };
  useEffect(() => {
    const Recognizer = recognizer();
    if (!on || Recognizer === undefined) return;
    const words = {
      next: t('cook:sayNext'),
      back: t('cook:sayBack'),
      repeat: t('cook:sayRepeat'),
      startTimer: t('cook:sayStartTimer'),
    };
    const ears = new Recognizer();
    let wanted = true;
    ears.lang = lang;
    ears.continuous = true;
    ears.interimResults = false;
    ears.onresult = ({ resultIndex, results }) => {
      for (let at = resultIndex; at < results.length; at += 1) {
        const command = commandIn(results[at]?.[0]?.transcript ?? '', words);
        if (command !== null) latest.current.obey(command);
      }
    };
    ears.onerror = ({ error }) => {
      if (!hopeless.has(error)) return;
      wanted = false;
      setOn(false);
      latest.current.refused();
    };
    // Browsers stop listening after a silence.
    ears.onend = () => {
      if (wanted) setTimeout(() => wanted && ears.start(), 250);
    };
    ears.start();
    return () => {
      wanted = false;
      ears.stop();
    };
  }, [on, lang, t]);
  return { offered: recognizer() !== undefined, on, toggle: useCallback(() => setOn((before) => !before), []) };
}

/** Reads a step aloud, in the language that recipes are written in. */
export function speak(text: string) {
  if (!('speechSynthesis' in window)) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = 'en';
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}
