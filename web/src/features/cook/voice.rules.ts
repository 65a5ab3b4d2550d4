export const voiceCommands = ['next', 'back', 'repeat', 'startTimer'] as const;
export type VoiceCommand = (typeof voiceCommands)[number];

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The last command that was said. `words`: for each command the ways to say it, `next|go on`. Longer talk is not meant for us:
 * "next week we will have guests" turns no page.
 */
export function commandIn(heard: string, words: Record<VoiceCommand, string>): VoiceCommand | null {
  const said = plain(heard);
  if (said.split(' ').length > 4) return null;
  let best: { command: VoiceCommand; at: number; length: number } | null = null;
  for (const command of voiceCommands) {
    for (const way of words[command].split('|').map(plain)) {
      const at = ` ${said} `.lastIndexOf(` ${way} `);
      if (way === '' || at < 0) continue;
      if (best === null || at > best.at || (at === best.at && way.length > best.length)) {
        best = { command, at, length: way.length };
      }
    }
  }
  return best?.command ?? null;
}
