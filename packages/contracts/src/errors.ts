import { z } from 'zod';

/** Every code that the API can answer, with its HTTP status and a plain English message. The web app translates by code. */
export const errorCodes = {
  VALIDATION_ERROR: [400, 'Some fields are not right.'],
  MALFORMED_JSON: [400, 'The request body is not valid JSON.'],
  UNAUTHENTICATED: [401, 'Sign in first.'],
  WRONG_CREDENTIALS: [401, 'E-mail or password is wrong.'],
  SESSION_EXPIRED: [401, 'The session has ended. Sign in again.'],
  FORBIDDEN: [403, 'This is for administrators.'],
  ORIGIN_REFUSED: [403, 'This web address may not call the API.'],
  NOT_FOUND: [404, 'There is nothing here.'],
  USER_NOT_FOUND: [404, 'No such user.'],
  RECIPE_NOT_FOUND: [404, 'No such recipe.'],
  FOOD_NOT_FOUND: [404, 'No such food.'],
  PLAN_NOT_FOUND: [404, 'No such plan.'],
  MEAL_NOT_FOUND: [404, 'No such meal in this plan.'],
  LIST_NOT_FOUND: [404, 'No such shopping list.'],
  ITEM_NOT_FOUND: [404, 'No such item on this list.'],
  TEMPLATE_NOT_FOUND: [404, 'No such template.'],
  RECURRING_NOT_FOUND: [404, 'No such recurring meal.'],
  CALENDAR_NOT_FOUND: [404, 'There is no calendar at this address.'],
  COLLECTION_NOT_FOUND: [404, 'No such collection.'],
  ENTRY_NOT_FOUND: [404, 'No such entry.'],
  VERSION_NOT_FOUND: [404, 'No such version of this recipe.'],
  JOB_NOT_FOUND: [404, 'No such job.'],
  EMAIL_TAKEN: [409, 'An account with this e-mail exists already.'],
  EXAMPLE_CLOSED: [409, 'The example household is only there while no account exists.'],
  COLLECTION_EXISTS: [409, 'There is a collection of this name already.'],
  PLAN_EXISTS: [409, 'There is a plan for this week already.'],
  PLAN_CHANGED: [409, 'The plan was changed meanwhile. Look at the newest version and try again.'],
  RECIPE_CHANGED: [409, 'The recipe was changed meanwhile. Look at the newest version and try again.'],
  LIST_CHANGED: [409, 'The item was changed meanwhile. Look at the newest version and try again.'],
  SLOT_TAKEN: [409, 'This slot has a meal already.'],
  MEAL_LOCKED: [409, 'This meal is locked. Unlock it first.'],
  REQUEST_IN_PROGRESS: [409, 'The same request is still being worked on.'],
  ALREADY_DONE: [409, 'This request was carried out already.'],
  BODY_TOO_LARGE: [413, 'The request is too large.'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Send JSON.'],
  IDEMPOTENCY_MISMATCH: [422, 'This Idempotency-Key was used for another request.'],
  NOT_IN_PLAN_WEEK: [422, 'This date is not in the week of the plan.'],
  RECIPE_DOES_NOT_SUIT: [422, 'This recipe breaks a diet or an allergy of the profile.'],
  NOTHING_TO_PLAN: [422, 'There is no slot to plan.'],
  NOTHING_TO_SAVE: [422, 'This week has no meals yet.'],
  TOO_MANY_RECURRING: [422, 'There are too many recurring meals already.'],
  PAGE_BAD_ADDRESS: [422, 'This is no address of a web page. It begins with https:// or http://.'],
  PAGE_PRIVATE: [422, 'This address lies in a private network. Copy the text of the recipe and paste it instead.'],
  PAGE_UNREACHABLE: [422, 'Nobody answers at this address. Check it, or paste the text of the recipe.'],
  PAGE_TIMED_OUT: [422, 'The site takes too long to answer. Try again later, or paste the text of the recipe.'],
  PAGE_BLOCKED: [
    422,
    'The site does not let programs read this page. Open it in the browser, copy the recipe and paste it.',
  ],
  PAGE_NEEDS_LOGIN: [422, 'The page is behind a login. Open it in the browser, copy the recipe and paste it.'],
  PAGE_GONE: [422, 'There is no page at this address any more.'],
  PAGE_FAILED: [422, 'The site answered with an error. Try again later, or paste the text of the recipe.'],
  PAGE_TOO_LARGE: [422, 'This page is larger than 6 MB. Copy the recipe and paste it.'],
  PAGE_NOT_HTML: [422, 'There is no web page at this address. If it is a file, download it and choose it here.'],
  NO_RECIPE: [422, 'No recipe was found there. Copy ingredients and method and paste them.'],
  FILE_NOT_READ: [422, 'This file is of no recipe program that is known here. See the list of programs.'],
  READING_TOO_LONG: [422, 'Reading took too long and was stopped. Try with a smaller part.'],
  PRINT_NOT_POSSIBLE: [
    422,
    'This file has no letters for the writing of the recipe. Print it from the browser instead.',
  ],
  PRINT_TOO_LARGE: [422, 'So many recipes are too much for one file. Put some into a collection and print that.'],
  TOO_MANY_REQUESTS: [429, 'Too many requests. Wait a moment.'],
  INTERNAL_ERROR: [500, 'Something went wrong on our side.'],
  PLANNER_BUSY: [503, 'Many plans are being made right now. Try again in a moment.'],
  UNAVAILABLE: [503, 'The service is not ready.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errorCodes;

export const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      /** For VALIDATION_ERROR: one message per field. Else facts that help, e.g. the current version. */
      details: z.record(z.string(), z.unknown()).optional(),
      requestId: z.string().optional(),
    }),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof errorBody>;
