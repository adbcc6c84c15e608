import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { templates } from '@domain/identity/templates'
import { mapStartConstant, templateIdsConstant } from '../../config/taro/deployment'

const root = join(__dirname, '..', '..')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deployment-'))
  mkdirSync(join(folder, 'config'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const idsOf = (place: string) => JSON.parse(templateIdsConstant(place)['TEMPLATE_IDS'] ?? '') as object

function idsIn(deployment: object): object {
  writeFileSync(join(folder, 'config/deployment.json'), JSON.stringify(deployment))
  return idsOf(folder)
}

test('an id that is no text is refused by its message', () => {
  const ids = { wishNews: 'id', claimDue: 7, wishWaiting: null }
  expect(() => idsIn({ templates: ids })).toThrow('no template id: claimDue, wishWaiting')
})

test('the ids reach the build', () => {
  expect(idsIn({ templates: { wishNews: 'id', claimDue: '' } })).toEqual({ wishNews: 'id', claimDue: '' })
  expect(idsIn({})).toEqual({})
})

test('the repository has a place for the id of each message, and of nothing else', () => {
  expect(Object.keys(idsOf(root)).sort()).toEqual(Object.keys(templates).sort())
})

test('maps begin where the deployment says, and a deployment that says nothing is refused', () => {
  const start = { longitude: 120.5, latitude: 31 }
  writeFileSync(join(folder, 'config/deployment.json'), JSON.stringify({ map: start }))
  expect(mapStartConstant(folder)).toEqual({ MAP_START: JSON.stringify(start) })
  writeFileSync(join(folder, 'config/deployment.json'), JSON.stringify({ map: { longitude: '东' } }))
  expect(() => mapStartConstant(folder)).toThrow('"map" needs longitude and latitude')
  expect(mapStartConstant(root)).toHaveProperty('MAP_START')
})
