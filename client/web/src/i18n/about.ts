export * as t from './en/about';
