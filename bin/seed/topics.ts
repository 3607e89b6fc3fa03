import type { TicketKind } from '#domain/tickets/types.ts'

/** What people write about: words in braces are filled in by `vocabulary.ts`. */
export type Topic = {
  queue: string
  kind: TicketKind
  /** How often it comes up. */
  weight: number
  tags: readonly string[]
  subjects: readonly string[]
  problems: readonly string[]
  questions: readonly string[]
  answers: readonly string[]
  findings: readonly string[]
  fixes: readonly string[]
}

/** The queues of the desk. The first one is there from the start. */
export const queues = [
  { key: 'service-desk', name: 'Service desk', mailbox: 'support' },
  { key: 'network', name: 'Network', mailbox: 'network' },
  { key: 'workplace', name: 'Workplace and devices', mailbox: 'workplace' },
  { key: 'accounts', name: 'Accounts and access', mailbox: 'accounts' },
  { key: 'applications', name: 'Business applications', mailbox: 'applications' },
  { key: 'servers', name: 'Servers and storage', mailbox: 'servers' },
  { key: 'security', name: 'Information security', mailbox: 'security' },
  { key: 'procurement', name: 'Hardware procurement', mailbox: 'procurement' },
] as const

export const topics: readonly Topic[] = [
  {
    queue: 'network',
    kind: 'incident',
    weight: 10,
    tags: ['vpn', 'remote', 'home-office'],
    subjects: [
      'VPN drops every few minutes',
      'Cannot connect to the VPN from {city}',
      'VPN error {error} on {host}',
    ],
    problems: [
      'Since {date} the VPN tunnel drops every ten minutes and I have to sign in again.',
      'The VPN client says "{error}" right after the second factor, both at home and over my phone.',
      'I can reach the intranet, but the file share and {app} do not answer over the VPN.',
      'My colleague {colleague} in {city} has the same trouble since the update to {version}.',
    ],
    questions: [
      'Does it also happen over a cable instead of Wi-Fi?',
      'Which address does the client show under Status, something like {ip}?',
    ],
    answers: [
      'Yes, over a cable as well, the address is {ip}.',
      'It says {ip} and then "reconnecting" for about a minute.',
    ],
    findings: [
      'The gateway log shows dead peer detection for {ip}.',
      'Split tunnelling profile was missing on {host}.',
      'MTU of the provider is lower than 1400, packets get fragmented.',
    ],
    fixes: [
      'I lowered the MTU of the tunnel and pushed the new profile to {host}.',
      'The gateway in {city} was restarted tonight and holds its sessions again.',
    ],
  },
  {
    queue: 'network',
    kind: 'incident',
    weight: 7,
    tags: ['wifi', 'network', 'site'],
    subjects: [
      'Wi-Fi very slow in {room}',
      'No network on the third floor in {city}',
      'Access point in {room} blinks orange',
    ],
    problems: [
      'The wireless network in {room} is unusably slow since {date}, calls break up all the time.',
      'Nobody in {department} gets an address, all laptops show a limited connection.',
      'The access point above the printer blinks orange and the guest network is gone.',
    ],
    questions: [
      'How many people are affected, only {room} or the whole floor?',
      'Could you send us the signal strength that your laptop shows?',
    ],
    answers: ['About twelve people, everybody near the windows.', 'Only {room}; in the kitchen it is fine.'],
    findings: [
      'Switch port flaps, {server} logs CRC errors.',
      'Radar detected on channel 116, access point moved to another one.',
      'DHCP scope for {ip} was exhausted.',
    ],
    fixes: [
      'The patch cable was replaced and the access point is back at full speed.',
      'We enlarged the address range for the floor; everybody gets an address again.',
    ],
  },
  {
    queue: 'workplace',
    kind: 'incident',
    weight: 11,
    tags: ['printer', 'toner', 'paper-jam'],
    subjects: [
      'Printer {printer} prints blank pages',
      'Printer in {room} is offline',
      'Paper jam on {printer} again',
    ],
    problems: [
      'The printer {printer} in {room} prints blank pages, whatever I send to it.',
      'Every document stays in the queue with the state "error {error}" and nothing comes out.',
      'The printer jams at every second sheet, also with new paper.',
      'Scan to mail stopped working on {date}; copying is fine.',
    ],
    questions: [
      'Which lamp is on at the front panel?',
      'Does a test page from the panel of {printer} come out?',
    ],
    answers: ['The yellow one, and the display says "call service {number}".', 'The test page is blank too.'],
    findings: [
      'Drum unit at 1 percent.',
      'Driver {version} is known for blank pages, rolled back on {host}.',
      'Spooler on {server} had 400 stuck jobs.',
    ],
    fixes: [
      'The drum unit of {printer} was replaced this morning.',
      'We cleared the spooler and gave {printer} the older driver.',
    ],
  },
  {
    queue: 'workplace',
    kind: 'incident',
    weight: 12,
    tags: ['laptop', 'hardware', 'docking'],
    subjects: [
      'Laptop {host} does not start',
      'Docking station does not find my monitors',
      'Laptop gets very hot and slow',
    ],
    problems: [
      'My laptop {host} shows a black screen after the logo since the update on {date}.',
      'The docking station charges the laptop, but both monitors stay black.',
      'The fan runs at full speed and everything is slow, even with only {app} open.',
      'The battery lasts for twenty minutes, then the laptop switches itself off.',
    ],
    questions: [
      'Could you hold the power button for thirty seconds and try again?',
      'Which model is written below the dock, and is its cable the short one?',
    ],
    answers: [
      'I did, it still hangs at the logo with the code {error}.',
      'It is a {vendor} dock with the long cable.',
    ],
    findings: [
      'Firmware of the dock is older than {version}.',
      'Battery health 41 percent, under warranty at {vendor}.',
      'Indexing service reads the whole mail archive on {host}.',
    ],
    fixes: [
      '{vendor} replaced the mainboard, {host} is ready at the counter in {city}.',
      'With dock firmware {version} both monitors are found again.',
    ],
  },
  {
    queue: 'accounts',
    kind: 'incident',
    weight: 13,
    tags: ['password', 'lockout', 'mfa'],
    subjects: ['Account locked', 'Cannot sign in to {app}', 'New phone, second factor does not work'],
    problems: [
      'My account is locked again, although I changed the password only on {date}.',
      'I have a new phone and the authenticator app is empty, so I can not sign in anywhere.',
      '{app} says that my account is disabled, everything else works.',
      'The link to reset my password has expired before the mail arrived.',
    ],
    questions: [
      'Is the old password still saved on another device, a tablet perhaps?',
      'When can we call you back to check that it is you?',
    ],
    answers: ['Yes! The tablet in {room} still had the old one.', 'Any time after two, extension {number}.'],
    findings: [
      'Lockouts come from {ip}, an old phone with the mail profile.',
      'Identity checked by phone with {colleague}.',
      'Group membership of {app} had expired.',
    ],
    fixes: [
      'The account is unlocked, and the stale profile on your tablet is gone.',
      'Your second factor is reset; please enrol the new phone with the link you got by post.',
    ],
  },
  {
    queue: 'accounts',
    kind: 'request',
    weight: 9,
    tags: ['access', 'permissions', 'share'],
    subjects: [
      'Access to {share} for {colleague}',
      'Shared mailbox for {department}',
      'Permission in {app} for the quarter end',
    ],
    problems: [
      'Please give {colleague} access to {share}, read and write, from {date} on.',
      'We need a shared mailbox for {department}, five people should be able to send from it.',
      'For the quarter end I need the approver role in {app}.',
    ],
    questions: ['Who owns {share} and can approve this?', 'Should the access end at some date?'],
    answers: ['The owner is {colleague}, in copy.', 'Until the end of the project, let us say {date}.'],
    findings: [
      'Owner {colleague} approved by mail.',
      'Role conflicts with segregation of duties rule {number}.',
      'Group exists already, was not synchronised.',
    ],
    fixes: [
      '{colleague} is in the group now; it takes effect at the next sign-in.',
      'The mailbox exists, and all five people can send from it.',
    ],
  },
  {
    queue: 'accounts',
    kind: 'request',
    weight: 6,
    tags: ['onboarding', 'starter', 'account'],
    subjects: [
      'New starter {colleague} in {department}',
      'Leaver: {colleague}',
      'Onboarding in {city} on {date}',
    ],
    problems: [
      '{colleague} starts in {department} on {date} and needs an account, a laptop, a phone and a desk in {room}.',
      '{colleague} leaves us on {date}. Please close all accounts and collect the equipment.',
      'Our new trainee needs the same applications as {colleague}, {app} above all.',
    ],
    questions: ['Which cost centre pays for the equipment?', 'Will they work in {city} or from home?'],
    answers: ['Cost centre {number}.', 'In {city}, two days a week from home.'],
    findings: [
      'Checklist {number} opened.',
      'Laptop {host} reserved.',
      'Manager confirmed the start date by phone.',
    ],
    fixes: [
      'Everything is prepared: account, laptop {host} and desk in {room}.',
      'All accounts are closed and the equipment came back complete.',
    ],
  },
  {
    queue: 'applications',
    kind: 'incident',
    weight: 12,
    tags: ['mail', 'calendar', 'outlook'],
    subjects: [
      'Outlook does not show new mail',
      'Calendar of {room} shows free although it is booked',
      'Mails to {company} come back',
    ],
    problems: [
      'Outlook stopped showing new mails on {date}, in the browser they are there.',
      'Mails to {company} come back with "{error} relaying denied".',
      'The calendar of {room} shows free times although a meeting is booked.',
      'Search finds nothing that is older than a month.',
    ],
    questions: [
      'Could you forward one of the bounces as an attachment?',
      'Does it help to start Outlook in safe mode?',
    ],
    answers: ['Attached, the newest is from {date}.', 'In safe mode it works, so it must be an add-in.'],
    findings: [
      'Add-in of {vendor} blocks the sync thread.',
      'Our outgoing address {ip} was on a block list.',
      'Room mailbox had a delegate that no longer exists.',
    ],
    fixes: [
      'The add-in of {vendor} is switched off until version {version} is out.',
      'We are off the block list; mails to {company} are delivered again.',
    ],
  },
  {
    queue: 'applications',
    kind: 'incident',
    weight: 10,
    tags: ['erp', 'invoice', 'finance'],
    subjects: [
      '{app}: invoice {number} can not be posted',
      '{app} hangs while loading',
      'Report in {app} shows wrong totals',
    ],
    problems: [
      'Posting invoice {number} in {app} ends with the message {error}.',
      '{app} hangs on "loading" for minutes, in all browsers, for all of {department}.',
      'The monthly report counts credit notes twice since release {version}.',
      'After the migration on {date} the customer {company} appears twice.',
    ],
    questions: ['Which period and company code did you post to?', 'Does it happen to {colleague} as well?'],
    answers: ['The period before, company code {number}.', 'Yes, {colleague} sees the same.'],
    findings: [
      'Posting period was closed too early.',
      'Long running query on {server}, index missing since {version}.',
      'Duplicate customer merged in the test system.',
    ],
    fixes: [
      'Finance opened the period again and invoice {number} is posted.',
      'The index is back, the page loads in two seconds.',
    ],
  },
  {
    queue: 'applications',
    kind: 'request',
    weight: 8,
    tags: ['software', 'licence', 'install'],
    subjects: ['Please install {app} on {host}', 'Licence for {app}', 'Update of {app} to {version}'],
    problems: [
      'I need {app} on my laptop {host} for a project that starts on {date}.',
      'My licence of {app} has expired and it opens files read-only.',
      'Please update {app} to {version}, the old one can not open the files of {company}.',
    ],
    questions: ['Has your manager approved the licence?', 'May we restart {host} tonight?'],
    answers: ['Yes, {colleague} approved it, cost centre {number}.', 'Yes, any time after six.'],
    findings: [
      'Two licences of {app} left in the pool.',
      'Package {version} failed the first time with {error}.',
      'Software catalogue says: needs a security review.',
    ],
    fixes: [
      '{app} is installed on {host}, you find it in the start menu.',
      'You have a licence again; please sign out of {app} once and in again.',
    ],
  },
  {
    queue: 'servers',
    kind: 'incident',
    weight: 7,
    tags: ['storage', 'backup', 'monitoring'],
    subjects: [
      'Disk almost full on {server}',
      'Backup of {server} failed',
      '{server}: high load since {date}',
    ],
    problems: [
      'Monitoring: volume /data of {server} is 94 percent full and grows by two percent a day.',
      'The nightly backup of {server} ended with {error}, two hosts are missing.',
      'Load average of {server} is above thirty since {date}, response times of {app} suffer.',
    ],
    questions: [
      'Who may decide which of the old exports can go?',
      'Is a short restart tonight acceptable for {department}?',
    ],
    answers: ['The exports older than a year can go.', 'After nine in the evening it is.'],
    findings: [
      'Old log files of {app} fill the volume.',
      'Snapshot chain on {server} was broken.',
      'A report job of {department} scans the whole table.',
    ],
    fixes: [
      'The volume was enlarged by 200 GB and the log files rotate now.',
      'The backup of {server} went through twice, both restores were tested.',
    ],
  },
  {
    queue: 'servers',
    kind: 'problem',
    weight: 2,
    tags: ['root-cause', 'outage', 'database'],
    subjects: ['Repeated outages of {app}', 'Root cause of the database failover on {date}'],
    problems: [
      '{app} failed over three times this month; we look for the common cause.',
      'The database behind {app} lost its primary on {date} without a visible reason.',
    ],
    questions: [
      'Do we have the kernel log of {server} from that night?',
      'Which change went live shortly before?',
    ],
    answers: ['The log is attached, look around {date}.', 'Change {number}, a new firmware of the storage.'],
    findings: [
      'Storage path latency above four seconds at every failover.',
      '{vendor} confirms a firmware bug in {version}.',
      'Watchdog fires before the write returns.',
    ],
    fixes: [
      'Firmware {version} is on all paths; no failover since.',
      'The timeout of the watchdog is raised, and the known error is written down.',
    ],
  },
  {
    queue: 'servers',
    kind: 'change',
    weight: 3,
    tags: ['maintenance', 'patching', 'window'],
    subjects: [
      'Patch day: {server} and its cluster',
      'Move {app} to the new storage',
      'Replace the certificate of {server}',
    ],
    problems: [
      'Planned for {date}: security updates on {server}, one node after the other, no outage expected.',
      'The certificate of {server} ends on {date} and has to be replaced in three places.',
      '{app} moves to the new storage; read-only for about forty minutes.',
    ],
    questions: ['Has {department} agreed to the window?', 'What is the way back if it fails?'],
    answers: ['Agreed with {colleague}.', 'The old volume stays mounted for a week.'],
    findings: [
      'Dry run on the test system took 22 minutes.',
      'Rollback plan {number} reviewed.',
      'Load balancer still had the old chain.',
    ],
    fixes: [
      'Done within the window, all checks are green.',
      'The new certificate is active everywhere and monitored.',
    ],
  },
  {
    queue: 'security',
    kind: 'incident',
    weight: 6,
    tags: ['phishing', 'malware', 'suspicious'],
    subjects: ['Suspicious mail from {company}', 'I clicked on a phishing link', 'Virus warning on {host}'],
    problems: [
      'I received a mail that looks like one from {company} and asks for my password.',
      'I opened the attachment before I noticed that the sender was wrong.',
      'The virus scanner on {host} reports {error} in a file that I got from {colleague}.',
    ],
    questions: [
      'Did you enter your password anywhere?',
      'Could you leave {host} switched on, but unplug the network?',
    ],
    answers: ['No, I closed the page at once.', 'Yes, and I changed the password right after.'],
    findings: [
      'Mail went to 38 people in {department}, withdrawn from all mailboxes.',
      'Hash known since {date}, blocked at the gateway.',
      'Sign-in from {ip} refused by the second factor.',
    ],
    fixes: [
      'The sender is blocked and nobody else opened it. Thank you for telling us!',
      '{host} was reinstalled, and your sessions were ended everywhere.',
    ],
  },
  {
    queue: 'procurement',
    kind: 'request',
    weight: 6,
    tags: ['order', 'hardware', 'mobile'],
    subjects: ['Second monitor for {room}', 'New phone for {colleague}', 'Headsets for {department}'],
    problems: [
      'Please order a second monitor for my desk in {room}.',
      'The phone of {colleague} is broken, the display is cracked and the battery is swollen.',
      'We need eight headsets for {department}, with noise cancelling, before {date}.',
    ],
    questions: ['Which cost centre shall we charge?', 'Is a refurbished {vendor} device fine too?'],
    answers: ['Cost centre {number}, approved by {colleague}.', 'Yes, as long as it comes before {date}.'],
    findings: ['{vendor} delivers in three weeks.', 'Two in stock in {city}.', 'Order {number} placed.'],
    fixes: [
      'It was delivered to {room} today.',
      'Order {number} arrived; please collect it at the counter in {city}.',
    ],
  },
  {
    queue: 'service-desk',
    kind: 'request',
    weight: 7,
    tags: ['question', 'how-to', 'training'],
    subjects: [
      'How do I share a folder with {company}?',
      'Question about {app}',
      'Video call with {company} on {date}',
    ],
    problems: [
      'How can I share a folder with somebody at {company} without sending everything by mail?',
      'Where do I find the templates of {department} in {app}?',
      'On {date} we have a video call with {company} in {room}, could somebody check the camera before?',
    ],
    questions: [
      'How large are the files, and how long do they need them?',
      'Which of the two cameras do you mean?',
    ],
    answers: ['About 3 GB, until {date}.', 'The one above the screen.'],
    findings: [
      'Knowledge base article {number} covers this.',
      'Guest links are allowed for 30 days.',
      'Camera in {room} had the old firmware.',
    ],
    fixes: [
      'You can invite them as guests: open the folder, choose Share, and enter their address.',
      'The room is checked, camera and sound work.',
    ],
  },
  {
    queue: 'service-desk',
    kind: 'task',
    weight: 2,
    tags: ['inventory', 'internal'],
    subjects: ['Inventory of {room}', 'Collect old devices in {city}', 'Label the new laptops'],
    problems: [
      'Inventory of all devices in {room}, list {number}, until {date}.',
      'Forty old laptops wait in {city} to be wiped and collected by {vendor}.',
    ],
    questions: ['Who has the key of {room}?', 'Does {vendor} give us the certificates?'],
    answers: ['{colleague} has it.', 'Yes, with the invoice.'],
    findings: ['Three devices missing on the list.', 'Serial numbers scanned.', 'Pallet booked for {date}.'],
    fixes: ['The list is complete and filed under {number}.', 'All devices are wiped and gone.'],
  },
]
