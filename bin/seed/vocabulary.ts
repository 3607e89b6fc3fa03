import { cities, companyKinds, companyWords, firstNames, lastNames } from './names.ts'
import type { Random } from './random.ts'

const list = (text: string) => text.trim().split(/\s*,\s*/)

const apps =
  list(`Aconex, Ariba, AutoCAD, Bamboo, Bluebeam, Calypso, Chronos, Citrix, Concur, Confluence, Coupa, Dynamics,
  Evernote, Excel, Figma, GitLab, Grafana, HubSpot, InDesign, Jira, Kofax, Lasernet, LibreOffice, Matlab, Maximo, Miro,
  Navision, Nextcloud, Notepad++, OneNote, Oracle Financials, Photoshop, Planisware, PowerPoint, Primavera, QGIS, Qlik,
  Revit, SAP, SharePoint, Sketchup, SolidWorks, Stata, Tableau, Teams, Trello, Visio, Webex, Windchill, Workday, Zoom`)

const vendors = list(
  'Acer, Apple, Brother, Cisco, Dell, Epson, Fujitsu, HP, Jabra, Lenovo, LG, Logitech, Poly, Ricoh, Samsung',
)

const departments =
  list(`Accounting, Claims, Compliance, Controlling, Customer Care, Design, Dispatch, Engineering, Facilities,
  Fleet, Human Resources, Internal Audit, Laboratory, Legal, Maintenance, Marketing, Operations, Payroll, Planning, Press,
  Procurement, Production, Purchasing, Quality, Reception, Research, Sales, Treasury, Underwriting, Warehouse`)

const shares = list(
  'archive, budget, contracts, drawings, exports, finance, invoices, legal, projects, recipes, scans, tenders',
)
const hostKinds = ['LT', 'WS', 'TB']
const serverKinds = ['app', 'cache', 'db', 'dc', 'file', 'log', 'mail', 'mx', 'print', 'web']
const months = list(
  'January, February, March, April, May, June, July, August, September, October, November, December',
)
const floors = [
  'Ground floor',
  'First floor',
  'Second floor',
  'Third floor',
  'Annex',
  'Building B',
  'Building C',
]

const padded = (value: number, length: number) => String(value).padStart(length, '0')

const slots: Record<string, (random: Random) => string> = {
  app: (random) => apps[random.skewed(apps.length)]!,
  vendor: (random) => random.pick(vendors),
  department: (random) => random.pick(departments),
  city: (random) => cities[random.skewed(cities.length)]!,
  company: (random) => companyName(random),
  colleague: (random) => `${random.pick(firstNames)} ${random.pick(lastNames)}`,
  host: (random) => `${random.pick(hostKinds)}-${padded(random.int(1, 19_999), 5)}`,
  server: (random) =>
    `${random.pick(serverKinds)}${padded(random.int(1, 48), 2)}.${random.pick(cities).toLowerCase()}`,
  printer: (random) =>
    `PRN-${random.int(0, 9)}${random.pick(['A', 'B', 'C', 'D'])}-${padded(random.int(1, 60), 2)}`,
  room: (random) => `${random.pick(floors)}, room ${random.int(1, 9)}.${padded(random.int(1, 40), 2)}`,
  error: (random) =>
    `0x${padded(random.int(1, 4_000), 4)}${random.int(0x1000, 0xffff).toString(16).toUpperCase()}`,
  ip: (random) => `10.${random.int(0, 63)}.${random.int(0, 255)}.${random.int(1, 254)}`,
  version: (random) => `${random.int(1, 24)}.${random.int(0, 12)}.${random.int(0, 40)}`,
  share: (random) => `\\\\fs${padded(random.int(1, 12), 2)}\\${random.pick(shares)}`,
  number: (random) => String(random.int(10_000, 9_999_999)),
  date: (random) => `${random.int(1, 28)} ${random.pick(months)}`,
}

/** The name of a company. */
export function companyName(random: Random): string {
  return `${random.pick(companyWords)} ${random.pick(companyKinds)}`
}

/** `template` with what stands in braces filled in. */
export function fill(template: string, random: Random): string {
  if (!template.includes('{')) return template
  return template.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot]?.(random) ?? whole)
}
