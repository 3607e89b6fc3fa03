import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TicketFile } from '#domain/files/file.ts'
import { defaultFileSettings } from '#domain/files/settings.ts'
import type { Attachment } from '#domain/tickets/ticket.ts'
import FileFacts from '@/features/files/FileFacts.vue'
import FilePreview from '@/features/files/FilePreview.vue'
import FileSettingsPage from '@/features/files/FileSettingsPage.vue'
import TicketFiles from '@/features/files/TicketFiles.vue'
import { useFileViewer } from '@/features/files/viewer.ts'
import DraftFiles from '@/features/tickets/composer/DraftFiles.vue'
import { useAttachments } from '@/features/tickets/composer/useAttachments.ts'
import AttachmentList from '@/features/tickets/conversation/AttachmentList.vue'
import { house, signIn, ticket, withSetup } from './support.ts'

const attachment: Attachment = {
  ...{ id: 'f', name: 'shot.png', type: 'image/png', size: 2048, contentId: null },
  ...{ state: 'clean', reason: null, thumbnail: true, removed: false },
}
const listed: TicketFile = {
  ...{
    id: 'f2',
    name: 'report.txt',
    type: 'text/plain',
    size: 10,
    state: 'clean',
    reason: null,
    thumbnail: false,
    contentId: null,
  },
  ...{
    message: 'm',
    kind: 'reply',
    by: null,
    at: '2026-03-02T09:00:00Z',
    version: 2,
    versions: 2,
    removed: null,
  },
}
const json = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

let answers: (path: string, method: string) => Response
const asked: string[] = []

beforeEach(() => {
  asked.length = 0
  answers = () => json(404, { title: 'Not found', status: 404, code: 'not_found', detail: '' })
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const { url, method } = typeof request === 'string' ? { url: request, method: 'GET' } : request
    const path = new URL(url, 'http://x').pathname.replace('/api/v1', '')
    asked.push(`${method} ${path}`)
    return answers(path, method)
  })
})
afterEach(() => vi.unstubAllGlobals())

const inHouse = (place = house()) => ({ global: { plugins: place.plugins } })

describe('the files of a message', () => {
  const show = (change: Partial<Attachment>, place = house()) =>
    mount(AttachmentList, {
      props: { attachments: [{ ...attachment, ...change }], html: null },
      ...inHouse(place),
    })

  it('show small pictures, and open in the viewer', async () => {
    const place = house()
    await place.router.push('/tickets/TKT-1')
    const list = show({}, place)
    expect(list.find('img').attributes('src')).toBe('/api/v1/files/f/thumbnail')
    await list.find('a[aria-haspopup]').trigger('click')
    expect(useFileViewer(place.plugins[0] as never).at).toEqual({ ticket: 'TKT-1', file: 'f' })
  })

  it.each([
    [{ state: 'waiting' }, 'Being scanned'],
    [{ state: 'infected', reason: 'Eicar' }, 'Virus found: Eicar'],
    [{ state: 'refused', reason: 'A Windows program' }, 'Kept from everybody'],
    [{ removed: true }, 'Removed'],
  ] as const)('say why they can’t be had: %o', (change, says) => {
    const list = show({ thumbnail: false, ...change })
    expect(list.findAll('a')).toEqual([])
    expect(list.text()).toContain('shot.png')
    expect(list.text()).toContain(says)
  })

  it('say that nobody scanned them', () => {
    expect(show({ state: 'unscanned' }).text()).toContain('Not scanned for viruses')
  })
})

describe('an upload', () => {
  it('that is refused says why beside the draft, which stays, and can be tried again', async () => {
    const detail = '"shot.png" is not what its name says.'
    answers = () => json(422, { title: 'Refused', status: 422, code: 'file_type_lies', detail })
    const done = vi.fn()
    const { result } = withSetup(() => useAttachments(done))
    result.add([new File(['MZ'], 'shot.png')])
    await vi.waitFor(() => expect(result.uploads.value[0]?.problem).toBe(detail))
    const list = mount(DraftFiles, { props: { files: [], uploads: result.uploads.value }, ...inHouse() })
    expect(list.find('[role="alert"]').text()).toContain(detail)

    answers = () => json(201, { file: { ...attachment, state: 'waiting' } })
    result.retry(result.uploads.value[0]?.key ?? '')
    await vi.waitFor(() =>
      expect(done).toHaveBeenCalledWith(expect.objectContaining({ id: 'f', state: 'waiting' })),
    )
    expect(result.uploads.value).toEqual([])
  })

  it('shows how far it is', () => {
    const upload = {
      key: 'k',
      name: 'big.bin',
      size: 9,
      share: 0.42,
      problem: null,
      inline: false,
      file: new File([], 'big.bin'),
    }
    const list = mount(DraftFiles, { props: { files: [], uploads: [upload] }, ...inHouse() })
    expect(list.find('[role="progressbar"]').attributes('aria-valuenow')).toBe('42')
  })

  it('in which a virus was found is marked in the draft', () => {
    const file = { id: 'f', name: 'a.txt', size: 1, state: 'infected', reason: 'Eicar' } as const
    const list = mount(DraftFiles, { props: { files: [file], uploads: [] }, ...inHouse() })
    expect(list.text()).toContain('Virus found: Eicar')
  })
})

describe('the viewer', () => {
  const preview = (change: Partial<TicketFile>) =>
    mount(FilePreview, { props: { file: { ...listed, ...change } }, ...inHouse() })

  it.each([
    ['image/png', 'img'],
    ['audio/mpeg', 'audio'],
    ['video/mp4', 'video'],
  ])('shows %s', (type, element) => {
    expect(preview({ type }).find(element).attributes('src')).toBe('/api/v1/files/f2?inline=1')
  })

  it('reads the beginning of a text', async () => {
    answers = () => new Response('Hello text')
    const shown = preview({})
    await vi.waitFor(() => expect(shown.find('pre').text()).toBe('Hello text'))
  })

  it('shows what an attached mail says', async () => {
    const mail = { from: 'Ada <a@x>', to: ['b@x'], subject: 'Old', text: 'Said', html: null, files: [] }
    answers = () => json(200, { mail })
    const shown = preview({ type: 'message/rfc822' })
    await vi.waitFor(() => expect(shown.text()).toContain('Said'))
    expect(shown.text()).toContain('Ada <a@x>')
  })

  it('says why a file is not shown', () => {
    expect(preview({ type: 'application/zip' }).text()).toContain('There is no preview')
    expect(preview({ state: 'waiting' }).text()).toContain('is being scanned')
    expect(preview({ state: 'infected', reason: 'Eicar' }).text()).toContain('Virus found: Eicar')
  })

  it('lists versions and who got the file', async () => {
    answers = () => json(200, { downloads: [{ at: listed.at, how: 'download', by: null }] })
    const place = house()
    const older = { ...listed, id: 'f1', version: 1 }
    withSetup(() => signIn(), place)
    const facts = mount(FileFacts, {
      props: { ticket: ticket(), file: listed, files: [listed, older] },
      ...inHouse(place),
    })
    await vi.waitFor(() => expect(facts.text()).toContain('downloaded it'))
    await facts.findAll('ol button')[1]?.trigger('click')
    expect(facts.emitted('show')).toEqual([['f1']])
    expect(facts.text()).toContain('Remove')
  })
})

describe('the list of a ticket’s files', () => {
  it('marks versions', async () => {
    answers = () => json(200, { files: [listed, { ...listed, id: 'f1', version: 1 }] })
    const list = mount(TicketFiles, { props: { ticket: ticket() }, ...inHouse() })
    await vi.waitFor(() => expect(list.findAll('li')).toHaveLength(2))
    expect(list.text()).toContain('v2')
  })

  it('says what shows here when there is none', async () => {
    answers = () => json(200, { files: [] })
    const list = mount(TicketFiles, { props: { ticket: ticket() }, ...inHouse() })
    await vi.waitFor(() => expect(list.text()).toContain('No files yet'))
  })
})

describe('the settings of files', () => {
  it('name the scanner’s trouble, and the line that is no type', async () => {
    const scanning = { configured: true, waiting: 2, problem: 'The virus scanner can’t be reached.' }
    answers = (_, method) =>
      method === 'GET'
        ? json(200, { settings: { ...defaultFileSettings, types: ['image/*', 'nonsense'] }, scanning })
        : json(422, {
            ...{ title: 'Invalid', status: 422, code: 'invalid', detail: 'Wrong' },
            errors: [{ field: 'types.1', message: 'Write a media type' }],
          })
    const page = mount(FileSettingsPage, inHouse())
    await vi.waitFor(() => expect(page.text()).toContain('2 files wait to be scanned'))
    expect(page.text()).toContain('can’t be reached')
    await page.find('input[type="number"]').setValue('40')
    await page.find('form').trigger('submit')
    await flushPromises()
    await vi.waitFor(() => expect(page.text()).toContain('nonsense: Write a media type'))
  })
})
