import { expectAccessibleScreens } from './accessible.steps.ts';
import { phone } from './browser.ts';

expectAccessibleScreens('phone', phone);
