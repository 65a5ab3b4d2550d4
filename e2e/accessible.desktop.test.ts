import { expectAccessibleScreens } from './accessible.steps.ts';
import { desktop } from './browser.ts';

expectAccessibleScreens('desktop', desktop);
