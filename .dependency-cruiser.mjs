// Who may import whom (docs/architecture.md has the picture). A room that is not listed under another
// may not be imported by it; `scripts/boundaries.mjs` runs this and checks that it bites.

const pure = ['lib/protocol', 'lib/questions', 'lib/scheduling'];
const server = ['lib/env', 'lib/errors', 'lib/clock', 'lib/secrets'];

/** Each room, and the rooms it may import besides itself. */
const rooms = {
  'lib/protocol': [],
  'lib/scheduling': [],
  'lib/i18n': [],
  'lib/questions': ['lib/protocol'],
  'lib/data': [...pure, ...server],
  'lib/auth': ['lib/data', ...server],
  'lib/study': [...pure, 'lib/data', ...server],
  'lib/classroom': [...pure, 'lib/data', ...server],
  components: ['lib/protocol', 'lib/scheduling', 'lib/questions/(client|ladder-view)', 'lib/i18n'],
  app: ['lib/study', 'lib/classroom', 'lib/auth', 'lib/i18n', 'components', ...server],
};

const error = /** @type {const} */ ('error');

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `${room} imports only ${may.join(', ') || 'nothing of ours'}`,
      severity: error,
      from: { path: `^${room}/`, pathNot: '\\.test\\.tsx?$|^lib/questions/cli\\.ts$' },
      to: {
        path: '^(app|components|lib|prisma|scripts|e2e)/',
        pathNot: `^(${[room, ...may].join('|')})(/|\\.|$)`,
      },
    })),
    {
      name: 'the command line of the questions may also speak',
      severity: error,
      from: { path: '^lib/questions/cli\\.ts$' },
      to: { path: '^(app|components|lib|prisma|scripts|e2e)/', pathNot: '^lib/(questions|protocol|i18n)/' },
    },
    {
      name: 'the core of lib/protocol has no packages',
      severity: error,
      from: { path: '^lib/protocol/', pathNot: '\\.test\\.ts$|^lib/protocol/(scenarios/|cli\\.ts)' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'the pure rooms read no clock, file or environment',
      severity: error,
      from: {
        path: '^lib/(protocol|questions|scheduling|i18n/(?!request))',
        pathNot: '\\.test\\.ts$|/cli\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'lib/data takes only types from the pure rooms',
      severity: error,
      from: { path: '^lib/data/', pathNot: '\\.test\\.ts$' },
      to: { path: '^lib/(protocol|questions|scheduling)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only lib/data knows Prisma',
      severity: error,
      from: { path: '^(app|components|lib)/', pathNot: '^lib/data/' },
      to: { path: '@prisma|pglite' },
    },
    {
      name: 'components and their client entry stay off the server',
      severity: error,
      from: { path: '^components/' },
      to: { path: 'node_modules/server-only' },
    },
    {
      name: 'no cycles',
      severity: error,
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing unresolved', severity: error, from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|lib/data/generated' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
