import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The slow, type-checked half of linting; Biome does formatting and the quick rules. What Biome or the
 * compiler already says is not said again here.
 */
export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.stryker-tmp/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/strict-boolean-expressions': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Objects here are closures: none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Wire texts are spread by code point on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/require-await': 'off',
      // Flags of libraries are joined bit by bit.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // What peers and Node hand over is checked once more than its type asks for.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      '@typescript-eslint/no-unnecessary-template-expression': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals does it, and can be stripped.' },
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Names are the same at both ends: no default export.',
        },
        { selector: 'TSNonNullExpression', message: 'Say what happens when it is absent.' },
        {
          selector: "AssignmentPattern[right.callee.object.name='Date'][right.callee.property.name='now']",
          message: 'A default parameter must not read the clock.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  {
    files: ['vitest.config.ts', 'cli/mutation/vitest.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
