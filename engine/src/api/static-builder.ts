/**
 * Serves the built builder. In: its folder. Out: a router for everything that is no address of the API. What stays true:
 * pages are always asked for afresh, hashed assets never again; texts go compressed to who can read that; an address that
 * looks like a file and is none is 404, any other is a page of the builder.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Response, type Router } from 'express';

const pages = { builder: 'index.html', demo: 'demo.html' };

/** Hashes by which the pages' own inline scripts are allowed by the content security policy (CSP level 3, section 2.3.1). */
export function inlineScriptHashes(directory: string | null): string[] {
  if (directory === null) return [];
  return Object.values(pages).flatMap((page) => {
    const file = join(directory, page);
    if (!existsSync(file)) return [];
    const scripts = readFileSync(file, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
    return [...scripts].map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`);
  });
}

/** @param directory the folder of the built builder, see `ApiDependencies.builderDirectory` */
export function createStaticBuilder(directory: string): Router {
  const router = express.Router();
  router.use(compression());
  const sendPage = (response: Response, page: string): void => {
    response.set('Cache-Control', 'no-cache').sendFile(page, { root: directory, cacheControl: false });
  };
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  router.get('/demo', (_request, response) => sendPage(response, pages.demo));
  router.use(
    express.static(directory, {
      index: false,
      redirect: false,
      setHeaders: (response, path) =>
        response.setHeader('Cache-Control', path.endsWith('.html') ? 'no-cache' : 'public, max-age=3600'),
    }),
  );
  router.get(/^\/(?!assets\/)(?:[^.]*|(?:.*\/)?[^/.]*)$/, (request, response, next) => {
    if (request.accepts('html')) sendPage(response, pages.builder);
    else next();
  });
  return router;
}
