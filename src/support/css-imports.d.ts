// Styles are imported for their effect: the bundler loads them with the chunk that needs them.
declare module "*.css" {}
