import { z } from 'zod'
import type { Endpoint } from '#contract/ground/endpoint.ts'
import { endpoint, Problem9457 } from '#contract/ground/endpoint.ts'
import type { Permission } from '#contract/ground/permission.ts'
import { permissions } from '#contract/ground/permission.ts'
import type { Serving } from './serve.ts'
import { servePublic } from './serve.ts'

const showOpenApi = endpoint({
  name: 'showOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  may: 'public',
  summary: { zh: '接口说明（OpenAPI 3.1）', en: 'The interface described (OpenAPI 3.1)' },
  produces: 'application/json',
})

const showApiPage = endpoint({
  name: 'showApiPage',
  method: 'GET',
  path: '/api/docs',
  may: 'public',
  summary: { zh: '接口说明（可读页面）', en: 'The interface described, for people' },
  produces: 'text/html',
})

/** Registers the description of everything that has been registered on this app, for programs and for people. */
export function serveOpenApi(serving: Serving): void {
  // made once, when first asked for: it takes a tenth of a second, and anybody may ask
  let description: string | undefined
  let shown: string | undefined
  servePublic(serving, showOpenApi, async ({ reply }) => {
    description ??= JSON.stringify(describe(serving.endpoints))
    reply.type('application/json').send(description)
    return undefined
  })
  servePublic(serving, showApiPage, async ({ reply }) => {
    shown ??= page(serving.endpoints)
    reply.type('text/html; charset=utf-8').send(shown)
    return undefined
  })
}

/** OpenAPI 3.1 from the contract objects themselves. */
export function describe(endpoints: readonly Endpoint[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const said of endpoints) {
    const path = said.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][said.method.toLowerCase()] = operation(said)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Clearloop 清环', version: '1' },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem9457, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'clearloop_session' } },
    },
  }
}

function operation(said: Endpoint): Record<string, unknown> {
  return {
    operationId: said.name,
    summary: said.summary.zh,
    description: `${said.summary.en}. ${whoMay(said).en}`,
    ...(said.may === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [...parameters(said.params, 'path'), ...parameters(said.query, 'query')],
    ...(said.method === 'GET'
      ? {}
      : {
          requestBody: {
            content: said.consumes
              ? { [said.consumes]: { schema: { type: 'object' } } }
              : { 'application/json': { schema: schemaOf(said.body, 'input') } },
          },
        }),
    responses: {
      200: {
        description: said.summary.zh,
        content: said.produces
          ? { [said.produces]: {} }
          : { 'application/json': { schema: schemaOf(said.reply, 'output') } },
      },
      default: {
        description: '拒绝，附原因与可接受的做法',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): unknown[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }))
}

function whoMay(said: Endpoint): { zh: string; en: string } {
  if (said.may === 'public') return { zh: '任何人', en: 'Anybody' }
  if (said.may === 'signedIn') return { zh: '已登录者', en: 'Whoever is signed in' }
  const roles = permissions[said.may as Permission].join(', ')
  return { zh: `岗位：${roles}（${said.may}）`, en: `Posts: ${roles} (${said.may})` }
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function page(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.map(
    said =>
      `<section id="${escape(said.name)}"><h2>${escape(said.summary.zh)}</h2><p><code>${said.method} ${escape(said.path)}</code> ${escape(said.summary.en)}</p><p>${escape(whoMay(said).zh)}</p>` +
      [
        ['params', said.params, 'input'],
        ['query', said.query, 'input'],
        ['body', said.body, 'input'],
        ['reply', said.reply, 'output'],
      ]
        .filter(
          ([, schema]) => Object.keys((schemaOf(schema as z.ZodType, 'input').properties as object) ?? {}).length > 0,
        )
        .map(
          ([name, schema, io]) =>
            `<details><summary>${name}</summary><pre>${escape(JSON.stringify(schemaOf(schema as z.ZodType, io as 'input'), null, 1))}</pre></details>`,
        )
        .join('') +
      '</section>',
  )
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>清环 接口说明</title><style>body{font:14px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}h1{font-size:20px}h2{font-size:16px;margin:1.5rem 0 0}code,pre{background:#f3f4f4;padding:.1rem .3rem}pre{overflow:auto;max-height:20rem}</style><main><h1>清环 接口说明</h1><p>供机器读取：<a href="/api/openapi.json">openapi.json</a></p>${rows.join('')}</main></html>`
}
