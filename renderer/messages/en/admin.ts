export const admin = { title: 'Your household' }
