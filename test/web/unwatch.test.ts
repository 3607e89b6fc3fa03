import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import UnwatchPage from '@/features/watchers/UnwatchPage.vue'
import { house, json } from './support.ts'

enableAutoUnmount(afterEach)
afterEach(() => vi.unstubAllGlobals())

async function open(token: string) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url)
    asked.push(`${request.method} ${pathname}`)
    if (searchParams.get('token') === 'good') return json(200, { ticket: 'TKT-20260302-0001' })
    return json(404, { title: 'x', status: 404, code: 'not_found', detail: 'This link can’t be used.' })
  })
  const place = house()
  await place.router.push(`/unwatch?token=${token}`)
  const page = mount(UnwatchPage, { global: { plugins: place.plugins } })
  return { page, asked }
}

it('the link of a copy stops nothing before its reader says so', async () => {
  const { page, asked } = await open('good')
  expect(asked).toEqual([])
  await page.find('button').trigger('click')
  await flushPromises()
  expect(asked).toEqual(['POST /api/v1/unwatch'])
  expect(page.find('[role="status"]').exists()).toBe(true)
})

it('a link that can’t be used says so', async () => {
  const { page } = await open('bad')
  await page.find('button').trigger('click')
  await flushPromises()
  expect(page.find('[role="alert"]').text()).toBe('This link can’t be used.')
})
