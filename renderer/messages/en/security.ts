export const security = { title: 'Security' }

export const password = {
  show: 'Show password',
  hide: 'Hide password',
  strength: 'Password strength',
  words: {
    tooShort: 'Too short',
    weak: 'Easy to guess',
    fair: 'Fair',
    good: 'Good',
    strong: 'Strong',
  },
  hint: 'At least 8 characters. Four unrelated words are easy to remember and hard to guess.',
}
