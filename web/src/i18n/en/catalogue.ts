import account from './account.json' with { type: 'json' };
import aisle from './aisle.json' with { type: 'json' };
import allergen from './allergen.json' with { type: 'json' };
import avoid from './avoid.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import cook from './cook.json' with { type: 'json' };
import course from './course.json' with { type: 'json' };
import cuisine from './cuisine.json' with { type: 'json' };
import diet from './diet.json' with { type: 'json' };
import equipment from './equipment.json' with { type: 'json' };
import error from './error.json' with { type: 'json' };
import foods from './foods.json' with { type: 'json' };
import goal from './goal.json' with { type: 'json' };
import insight from './insight.json' with { type: 'json' };
import label from './label.json' with { type: 'json' };
import library from './library.json' with { type: 'json' };
import nutrient from './nutrient.json' with { type: 'json' };
import offline from './offline.json' with { type: 'json' };
import onboarding from './onboarding.json' with { type: 'json' };
import own from './own.json' with { type: 'json' };
import palette from './palette.json' with { type: 'json' };
import reason from './reason.json' with { type: 'json' };
import recipes from './recipes.json' with { type: 'json' };
import shopping from './shopping.json' with { type: 'json' };
import slot from './slot.json' with { type: 'json' };
import tag from './tag.json' with { type: 'json' };
import targets from './targets.json' with { type: 'json' };
import unit from './unit.json' with { type: 'json' };
import week from './week.json' with { type: 'json' };
import weekday from './weekday.json' with { type: 'json' };
import why from './why.json' with { type: 'json' };
import wishes from './wishes.json' with { type: 'json' };

/** All texts of the app in English; the other languages have exactly the same keys. */
export const catalogue = {
  account,
  aisle,
  allergen,
  avoid,
  common,
  cook,
  course,
  cuisine,
  diet,
  equipment,
  error,
  foods,
  goal,
  insight,
  label,
  library,
  nutrient,
  offline,
  onboarding,
  own,
  palette,
  reason,
  recipes,
  shopping,
  slot,
  tag,
  targets,
  unit,
  week,
  weekday,
  why,
  wishes,
};
export type Catalogue = typeof catalogue;
