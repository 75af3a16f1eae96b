import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'svelte/compiler'
import { expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '..')
const components = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.svelte'),
)

/** What a person reads or hears: attributes of elements, and what our own components show. */
const VISIBLE = new Set(
  `aria-label aria-description aria-valuetext aria-placeholder aria-roledescription title placeholder
  alt label hint lead foot text pageTitle closeLabel error`.split(/\s+/),
)

// One letter alone is a key to press, as in “(d)”.
const hasWords = (text: string) => /\p{L}{2}/u.test(text)

type Node = { type: string; [key: string]: unknown }

/** The words in a component that are written there rather than taken from the messages. */
function literalsIn(source: string): string[] {
  const { fragment } = parse(source, { modern: true })
  return visible(fragment as unknown as Node).filter(hasWords)
}

function visible(node: Node): string[] {
  switch (node.type) {
    case 'Text':
      return [String(node['data'])]
    case 'ExpressionTag':
      return outcomes(node['expression'] as Node)
    case 'Attribute':
      return VISIBLE.has(String(node['name'])) ? children(node).flatMap(visible) : []
    case 'StyleDirective':
      return []
    default:
      return children(node).flatMap(visible)
  }
}

/** The strings an expression may turn out to be: not those it compares, looks up or passes on. */
function outcomes(node: Node): string[] {
  const within = (...keys: string[]) => keys.flatMap((key) => outcomes(node[key] as Node))
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? [node['value']] : []
    case 'TemplateLiteral':
      return [
        ...(node['quasis'] as { value: { raw: string } }[]).map(({ value }) => value.raw),
        ...(node['expressions'] as Node[]).flatMap(outcomes),
      ]
    case 'ConditionalExpression':
      return within('consequent', 'alternate')
    case 'LogicalExpression':
      return within('left', 'right')
    case 'BinaryExpression':
      return node['operator'] === '+' ? within('left', 'right') : []
    default:
      return []
  }
}

/** Nodes of the markup below this one; expressions are looked into only where they are shown. */
function children(node: Node): Node[] {
  const below = ['nodes', 'fragment', 'attributes', 'value', 'body', 'fallback']
  const branches = ['consequent', 'alternate', 'pending', 'then', 'catch']
  return [...below, ...branches]
    .flatMap((key) => node[key])
    .filter((each): each is Node => typeof each === 'object' && each !== null && 'type' in each)
}

it('finds the components', () => expect(components.length).toBeGreaterThan(20))

it.each(components)('%s takes every word from the messages', (path) => {
  expect(literalsIn(readFileSync(join(renderer, path), 'utf8'))).toEqual([])
})

it('would notice', () => {
  const caught = (markup: string) =>
    literalsIn(`<script lang="ts">let x = 'fine'</script>${markup}`)
  expect(caught('<p>Hello <b>you</b></p>')).toEqual(['Hello ', 'you'])
  expect(caught('{#if x === "mode"}<p>Yes</p>{:else}<p>Nope</p>{/if}')).toEqual(['Yes', 'Nope'])
  expect(caught('{#each x as y (y)}<i>Each</i>{:else}None{/each}')).toEqual(['Each', 'None'])
  expect(caught('{#snippet end()}<i>Inside</i>{/snippet}')).toEqual(['Inside'])
  expect(caught('{#await x}Wait{:then y}Good{:catch}Bad{/await}')).toEqual(['Wait', 'Good', 'Bad'])
  expect(caught('<img alt="A cat" src="cat.png" class="large" />')).toEqual(['A cat'])
  expect(caught('<input aria-label={x ? "On" : `Off ${x}`} type="text" />')).toEqual(['On', 'Off '])
  expect(caught('<p>{t.words[x === "one" ? "a" : "b"]} {f("deep")} (d)</p>')).toEqual([])
  expect(caught('<Field label="Name">{@render end("value")}</Field>')).toEqual(['Name'])
})
