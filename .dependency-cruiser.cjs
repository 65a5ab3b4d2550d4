// Who may import whom. The rules are generated from these two tables.

// Each module of the server and the modules whose face (`<module>.api.ts`) it may call.
const moduleGraph = {
  accounts: [],
  'sent-files': [],
  foods: [],
  'food-imports': ['foods', 'sent-files'],
  estimates: ['foods'],
  profiles: ['accounts', 'foods'],
  recipes: ['accounts', 'foods'],
  pictures: ['recipes'],
  imports: ['pictures', 'recipes', 'sent-files'],
  plans: ['accounts', 'foods', 'imports', 'pictures', 'profiles', 'recipes'],
  calendar: ['accounts'],
  shopping: ['accounts', 'foods', 'plans'],
  substitutions: ['foods', 'profiles', 'recipes'],
};

// Each package and the packages it may import.
const packageGraph = {
  nutrition: [],
  contracts: ['nutrition'],
  cookbook: ['nutrition'],
  importers: ['nutrition'],
  planner: ['nutrition'],
};

const modulePath = (name) => `^server/src/modules/${name}/`;
const noTests = { pathNot: '\\.test\\.ts$' };

const moduleRules = Object.entries(moduleGraph).map(([name, callees]) => ({
  name: `module-${name}`,
  comment: `${name} calls only the faces of: ${callees.join(', ') || 'nobody'}`,
  severity: 'error',
  from: { path: modulePath(name), ...noTests },
  to: {
    path: '^server/src/modules/',
    pathNot: [modulePath(name), ...callees.map((callee) => `${modulePath(callee)}${callee}\\.api\\.ts$`)],
  },
}));

const packageRules = Object.entries(packageGraph).map(([name, callees]) => ({
  name: `package-${name}`,
  comment: `${name} imports only: ${callees.join(', ') || 'no other package'}`,
  severity: 'error',
  from: { path: `^packages/${name}/src/`, ...noTests },
  to: {
    path: '^(packages|server|web)/',
    pathNot: [`^packages/${name}/`, ...callees.map((callee) => `^packages/${callee}/`)],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...moduleRules,
    ...packageRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'known-modules-only',
      severity: 'error',
      comment: 'A new module gets a line in moduleGraph first.',
      from: { path: '^server/src/', ...noTests },
      to: { path: '^server/src/modules/', pathNot: `^server/src/modules/(${Object.keys(moduleGraph).join('|')})/` },
    },
    {
      name: 'packages-are-pure',
      severity: 'error',
      comment: 'No environment, clock, network or file in packages.',
      from: { path: '^packages/[^/]+/src/', ...noTests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/platform/', ...noTests },
      to: { path: '^server/src/(modules|roles)' },
    },
    {
      name: 'platform-knows-types-of-providers-only',
      severity: 'error',
      comment: 'providers/<kind>/<kind>.ts is the type of the kind and nothing else.',
      from: { path: '^server/src/platform/', ...noTests },
      to: { path: '^server/src/providers', pathNot: '^server/src/providers/([a-z]+)/\\1\\.ts$' },
    },
    {
      name: 'providers-know-no-feature',
      severity: 'error',
      from: { path: '^server/src/providers/', ...noTests },
      to: { path: '^server/src/(modules|roles|app|config)' },
    },
    {
      name: 'routes-do-not-query',
      severity: 'error',
      comment: 'Contract, one call, view.',
      from: { path: '\\.routes\\.ts$' },
      to: { path: '\\.sql\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: { path: '^server/src/platform|\\.sql\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'kysely-only-in-sql',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['\\.sql\\.ts$', '^server/src/platform/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/kysely' },
    },
    {
      name: 'fastify-only-at-the-edge',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: ['^server/src/(platform|roles)/', '^server/src/app\\.ts$', '\\.test\\.ts$'],
      },
      to: { path: 'node_modules/fastify' },
    },
    // The web app is cruised as compiled, in web/.borders (see tools/check-borders.mjs).
    { name: 'web-never-server', severity: 'error', from: { path: '^web/' }, to: { path: '^server/' } },
    {
      name: 'web-packages',
      severity: 'error',
      comment: 'Of the packages the web app knows contracts and nutrition.',
      from: { path: '^web/\\.borders/src/' },
      to: { path: '^packages/', pathNot: '^packages/(contracts|nutrition)/' },
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      from: { path: '^web/\\.borders/src/features/([^/]+)/' },
      to: { path: '^web/\\.borders/src/features/', pathNot: '^web/\\.borders/src/features/$1/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.css$' } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|dist-types)/|\\.d\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],

      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
