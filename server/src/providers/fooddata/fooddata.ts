import type { OutsideFood } from '@mealwright/nutrition/outside/outside-food';

/** Who is asked for a product by its barcode. Never throws. */
export type FoodData = {
  /** false: nobody is asked at all. */
  asks: boolean;
  /** 'busy': we asked too much. 'unavailable': no answer that can be read. */
  byGtin: (gtin: string) => Promise<OutsideFood | 'not-found' | 'busy' | 'unavailable'>;
};
