import { inject, it } from 'vitest';
import { expectAccessible, useBrowser } from './browser.ts';
import { newPerson, signInByForm } from './people.ts';
import { saved } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();

it('signs out another device from the account, which then has to sign in again', async () => {
  const person = await newPerson(inject('address'));
  const [here, there] = [await open(), await open()];
  await signInByForm(there, person);
  await signInByForm(here, person);
  await here.goto('/account');
  const sessions = here.getByRole('region', { name: text('account:sessions') });
  await sessions.getByText(text('account:thisDevice')).waitFor();
  await expectAccessible(here, 'account with its sessions');
  const button = sessions.getByRole('button', { name: text('account:signOutThere', { device: 'Chrome, Linux' }) });
  await saved(here, () => button.click());
  await here
    .getByText(text('account:sessionEnded', { device: 'Chrome, Linux' }))
    .first()
    .waitFor();
  await button.waitFor({ state: 'hidden' });
  await there.reload();
  await there
    .getByRole('button', { name: text('account:signIn') })
    .or(there.getByRole('link', { name: text('account:signIn') }))
    .first()
    .waitFor();
  await here.reload();
  await sessions.getByText(text('account:thisDevice')).waitFor();
});
