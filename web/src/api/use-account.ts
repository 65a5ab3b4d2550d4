import { changePassword, deleteUser, exampleState, exportUser, updateUser } from '@mealwright/contracts/accounts';
import type { BodyInput } from '@mealwright/contracts/endpoint';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { forgetSession, replaceUser, signedInUserId } from './session.ts';

export type UserChange = BodyInput<typeof updateUser>;
const params = () => ({ userId: signedInUserId() });

export const useExampleState = () =>
  useQuery({ queryKey: keys.example, queryFn: ({ signal }) => call(exampleState, {}, { signal }), staleTime: 0 });

export const useUpdateUser = () =>
  useMutation({
    mutationFn: (body: UserChange) => call(updateUser, { params: params(), body }),
    onSuccess: replaceUser,
  });
export const useChangePassword = () =>
  useMutation({
    mutationFn: (body: BodyInput<typeof changePassword>) => call(changePassword, { params: params(), body }),
  });
export const useExport = () => useMutation({ mutationFn: () => call(exportUser, { params: params() }) });
export const useDeleteAccount = () =>
  useMutation({ mutationFn: () => call(deleteUser, { params: params() }), onSuccess: forgetSession });
