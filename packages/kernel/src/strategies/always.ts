import { defineStrategy } from './strategy.ts';

export const always = defineStrategy({
  id: 'always',
  title: 'Always',
  about: 'Makes the same choice in every round.',
  sources: [],
  parameters: {
    choice: { type: 'choice', options: ['go', 'stay'], default: 'go', about: 'what it always does' },
  },
  sees: 'nothing',
  player: ({ values, choices }) => ({
    decide() {
      choices.fill(values.choice === 'go' ? 1 : 0);
    },
  }),
});
