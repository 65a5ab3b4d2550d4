import { changePassword, getUser, login, me, register, updateUser } from '@mealwright/contracts/accounts';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { callerOf, PASSWORD } from '../../../test/make.ts';
import { eventsOf, rowsOf } from '../../../test/state.ts';

const app = useApp();
const stranger = () => app.make.stranger();
const nobody = '0198f000-0000-7000-8000-000000000000';

describe('registration', () => {
  it('makes the first account of a server its administrator and every later one a user', async () => {
    const first = await app.make.person();
    const second = await app.make.person();
    expect(first.session.user.role).toBe('admin');
    expect(second.session.user.role).toBe('user');
  });

  it('makes a household and tells of it once', async () => {
    const { session, userId } = await app.make.person({ name: 'Ann', locale: 'de', units: 'us' });
    expect(session.user).toMatchObject({
      name: 'Ann',
      householdName: 'Ann',
      locale: 'de',
      units: 'us',
      example: false,
    });
    expect(session).toMatchObject({ expiresIn: 3600, refreshToken: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await eventsOf(app, 'user.registered', userId)).toEqual([{ userId, householdId: session.user.householdId }]);
  });

  it('keeps neither the password nor the refresh token as it was given', async () => {
    const { session, userId } = await app.make.person();
    const [user] = await rowsOf(app, 'app_user', 'id', userId);
    expect(user?.password_hash).toMatch(/^\$argon2id\$/);
    const tokens = (await rowsOf(app, 'refresh_token')).map((row) => row.token_hash);
    expect(tokens).not.toContain(session.refreshToken);
  });

  it('takes an e-mail once, whatever its case and the spaces around it', async () => {
    await app.make.person({ email: 'ann@example.org' });
    for (const email of ['ann@example.org', 'ANN@Example.ORG', '  ann@example.org\t']) {
      const { status, error } = await stranger().call(register, { body: { email, password: PASSWORD, name: 'Ann' } });
      expect([status, error.code]).toEqual([409, 'EMAIL_TAKEN']);
    }
    expect(await rowsOf(app, 'app_user', 'email', 'ann@example.org')).toHaveLength(1);
  });

  it('lets one of ten who take the same e-mail at once have it', async () => {
    const body = { email: 'many@example.org', password: PASSWORD, name: 'Many' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => stranger().call(register, { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  it('names every field that is not right', async () => {
    const body = { email: 'not an e-mail', password: 'short', name: ' ', timeZone: 'Mars/Olympus', extra: 1 };
    const { status, error } = await stranger().call(register, { body });
    expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(Object.keys(error.details ?? {}).sort()).toEqual(['email', 'extra', 'name', 'password', 'timeZone']);
  });

  it('does not let anybody choose a role or a household', async () => {
    const body = { email: 'sly@example.org', password: PASSWORD, name: 'Sly', role: 'admin', householdId: nobody };
    const { status, error } = await stranger().call(register, { body });
    expect(status).toBe(400);
    expect(Object.keys(error.details ?? {})).toEqual(['role, householdId']);
  });
});

describe('signing in', () => {
  it('takes the e-mail in any case', async () => {
    const ann = await app.make.person({ email: 'case@example.org' });
    const body = { email: ' Case@EXAMPLE.org ', password: PASSWORD };
    const { status, body: session } = await stranger().call(login, { body });
    expect(status).toBe(200);
    expect(session.user.userId).toBe(ann.userId);
    expect((await callerOf(app, session.accessToken).call(me)).body).toEqual(session.user);
  });

  it('answers a wrong password and an unknown e-mail alike', async () => {
    const ann = await app.make.person();
    const wrong = await stranger().call(login, { body: { email: ann.email, password: 'wrong horse battery' } });
    const unknown = await stranger().call(login, {
      body: { email: 'no@example.org', password: 'wrong horse battery' },
    });
    expect(wrong.status).toBe(401);
    const withoutId = ({ error, status }: typeof wrong) => ({ status, error: { ...error, requestId: '' } });
    expect(withoutId(wrong)).toEqual(withoutId(unknown));
  });

  it('takes a password with any characters exactly as it is', async () => {
    const password = '  pässwörd \u0000 🥕 <b> ';
    const email = 'odd@example.org';
    expect((await stranger().call(register, { body: { email, password, name: 'Odd' } })).status).toBe(201);
    expect((await stranger().call(login, { body: { email, password } })).status).toBe(200);
    expect((await stranger().call(login, { body: { email, password: password.trim() } })).status).toBe(401);
  });

  it('refuses tokens that are not ours', async () => {
    const { session } = await app.make.person();
    const [head, claims] = session.accessToken.split('.');
    const forged = [
      'nonsense',
      `${head}.${claims}.`,
      `${head}.${claims}.AAAA`,
      // Unsigned: `{"alg":"none"}`.
      `eyJhbGciOiJub25lIn0.${claims}.`,
    ];
    for (const token of forged) {
      const { status, error } = await callerOf(app, token).call(me);
      expect([status, error.code]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  it('lets an access token end after its hour', async () => {
    const ann = await app.make.person();
    const before = app.clock.now;
    app.clock.now = new Date(before.getTime() + 3599_000);
    expect((await ann.call(me)).status).toBe(200);
    app.clock.now = new Date(before.getTime() + 3601_000);
    expect((await ann.call(me)).error.code).toBe('UNAUTHENTICATED');
    app.clock.now = before;
  });
});

describe('a user', () => {
  it('reads and changes their own settings', async () => {
    const ann = await app.make.person();
    const body = {
      name: '  Ann <b>🥕</b>  ',
      householdName: 'Burrow',
      timeZone: 'Europe/Berlin',
      theme: 'dark' as const,
    };
    const changed = await ann.call(updateUser, { params: { userId: ann.userId }, body });
    expect(changed.body).toMatchObject({ ...body, name: 'Ann <b>🥕</b>', units: 'metric' });
    const read = await ann.call(getUser, { params: { userId: ann.userId } });
    expect(read.body).toEqual(changed.body);
    expect(read.queries).toBeLessThanOrEqual(4);
    expect(await eventsOf(app, 'user.updated', ann.userId)).toHaveLength(1);
  });

  it('keeps the rest when a part is changed', async () => {
    const ann = await app.make.person({ locale: 'de', units: 'us' });
    const { body } = await ann.call(updateUser, { params: { userId: ann.userId }, body: { theme: 'light' } });
    expect(body).toMatchObject({ name: ann.session.user.name, locale: 'de', units: 'us', theme: 'light' });
  });

  it('is not there for other users, and stays as they were', async () => {
    const [, ann, bob] = [await app.make.person(), await app.make.person(), await app.make.person()];
    const params = { userId: ann.userId };
    const tries = [
      await bob.call(getUser, { params }),
      await bob.call(updateUser, { params, body: { name: 'Bob was here' } }),
      await bob.call(changePassword, { params, body: { currentPassword: PASSWORD, newPassword: 'another one 123' } }),
    ];
    for (const { status, error } of tries) expect([status, error.code]).toEqual([404, 'USER_NOT_FOUND']);
    expect((await ann.call(me)).body).toEqual(ann.session.user);
  });

  it('can be read, but not changed, by an administrator', async () => {
    const admin = await app.make.signIn((await rowsOf(app, 'app_user', 'role', 'admin'))[0]?.email as string);
    const ann = await app.make.person();
    const params = { userId: ann.userId };
    expect((await admin.call(getUser, { params })).body).toEqual(ann.session.user);
    expect((await admin.call(getUser, { params: { userId: nobody } })).error.code).toBe('USER_NOT_FOUND');
    expect((await admin.call(updateUser, { params, body: { name: 'X' } })).error.code).toBe('USER_NOT_FOUND');
  });

  it('is asked to sign in where nobody is signed in', async () => {
    const { status, error } = await stranger().call(getUser, { params: { userId: nobody } });
    expect([status, error.code]).toEqual([401, 'UNAUTHENTICATED']);
  });
});

describe('a changed password', () => {
  it('counts from then on and ends all other sessions at once', async () => {
    const ann = await app.make.person();
    const other = await app.make.signIn(ann.email);
    expect((await other.call(me)).status).toBe(200);
    const body = { currentPassword: PASSWORD, newPassword: 'new horse battery' };
    expect((await ann.call(changePassword, { params: { userId: ann.userId }, body })).status).toBe(204);
    expect((await ann.call(me)).status).toBe(200);
    expect((await other.call(me)).status).toBe(401);
    const signIn = (password: string) => stranger().call(login, { body: { email: ann.email, password } });
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect((await signIn('new horse battery')).status).toBe(200);
  });

  it('needs the present one', async () => {
    const ann = await app.make.person();
    const body = { currentPassword: 'a guess of mine', newPassword: 'new horse battery' };
    const { status, error } = await ann.call(changePassword, { params: { userId: ann.userId }, body });
    expect([status, error.code]).toEqual([401, 'WRONG_CREDENTIALS']);
    expect((await stranger().call(login, { body: { email: ann.email, password: PASSWORD } })).status).toBe(200);
  });
});
