// `npm run gen`: everything that is made from something else. USDA figures only where that data lies beside the project.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@mealwright/server/openapi';
import { projectRoot, usdaFolder } from './data-files.ts';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
mkdirSync(join(projectRoot, 'docs'), { recursive: true });
writeFileSync(join(projectRoot, 'docs/openapi.json'), `${JSON.stringify(await openApiDocument(version), null, 2)}\n`);
console.log('docs/openapi.json');
if (existsSync(usdaFolder)) await import('./carry-usda.ts');
else console.log('packages/nutrition/data/figures.tsv left as it is: no USDA data beside the project');
