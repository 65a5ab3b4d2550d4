import { shownGtin } from '@mealwright/nutrition/gtin';
import { fieldOfJson, productFields, readProduct } from '@mealwright/nutrition/outside/openfoodfacts';
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { getJson } from '../../platform/outbound.ts';
import type { FoodData } from './fooddata.ts';

export type OpenFoodFactsOptions = {
  /** https://world.openfoodfacts.org */
  url: string;
  /** Name, version and address of who asks, as the project wishes. */
  userAgent: string;
  timeoutMs?: number;
  /** Failures in a row after which nobody is asked for a while. */
  failures?: number;
  restMs?: number;
  onState?: (state: 'open' | 'closed' | 'half-open') => void;
};

const MAX_BYTES = 2_000_000;
const names: Record<CircuitState, 'open' | 'closed' | 'half-open'> = {
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half-open',
};

class Busy extends Error {}

/** Open Food Facts, API v2. Two people with the same product ask once; whoever is slow or broken is left alone for a while. */
export function openFoodFacts(options: OpenFoodFactsOptions): FoodData {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: options.restMs ?? 60_000,
    breaker: new ConsecutiveBreaker(options.failures ?? 4),
  });
  breaker.onStateChange((state) => options.onState?.(names[state]));
  const underway = new Map<string, ReturnType<FoodData['byGtin']>>();
  let restUntil = 0;

  async function ask(gtin: string): Promise<Awaited<ReturnType<FoodData['byGtin']>>> {
    const address = new URL(`/api/v2/product/${shownGtin(gtin)}.json`, options.url);
    address.searchParams.set('fields', productFields.join(','));
    const { status, body, retryAfterSeconds } = await getJson(address, {
      headers: { 'user-agent': options.userAgent },
      timeoutMs: options.timeoutMs ?? 8000,
      maxBytes: MAX_BYTES,
    });
    if (status === 429) {
      restUntil = Date.now() + Math.min(retryAfterSeconds ?? 60, 3600) * 1000;
      throw new Busy();
    }
    const answer = (typeof body === 'object' && body !== null ? body : {}) as { status?: unknown; product?: unknown };
    if (status === 404 || (status === 200 && answer.status === 0)) return 'not-found';
    if (status !== 200 || typeof answer.product !== 'object' || answer.product === null)
      throw new Error(`${address.host} answered ${status}`);
    const code = (answer as { code?: unknown }).code ?? gtin;
    const food = readProduct(fieldOfJson({ code, ...answer.product }));
    // A page without name or figures is no food yet: people there may still be at it. Nor is another product.
    return typeof food === 'string' || food.gtin !== gtin ? 'not-found' : food;
  }

  async function guarded(gtin: string): ReturnType<FoodData['byGtin']> {
    if (Date.now() < restUntil) return 'busy';
    try {
      return await breaker.execute(() => ask(gtin));
    } catch (error) {
      return error instanceof Busy ? 'busy' : 'unavailable';
    }
  }
  return {
    asks: true,
    byGtin(gtin) {
      const same = underway.get(gtin);
      if (same !== undefined) return same;
      const asked = guarded(gtin).finally(() => underway.delete(gtin));
      underway.set(gtin, asked);
      return asked;
    },
  };
}
