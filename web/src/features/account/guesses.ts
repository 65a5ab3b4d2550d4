import { guessLocale } from '../../i18n/i18n.ts';
import { guessUnits } from '../../ui/format/format.ts';

/** What the browser tells of a person, so that nobody is asked for it. All of it can be changed. */
export function guessSettings() {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const sundayFirst = /-(US|CA|MX|BR|JP|IL|IN|KR|TW|ZA)$/.test(navigator.language);
  return {
    locale: guessLocale(),
    timeZone: timeZone || 'UTC',
    units: guessUnits(),
    weekStartsOn: sundayFirst ? ('sunday' as const) : ('monday' as const),
  };
}
