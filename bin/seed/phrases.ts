/** What people say around their problem. */
export const greetings = [
  'Hello,',
  'Hi,',
  'Good morning,',
  'Dear support team,',
  'Hi team,',
  'Dear colleagues,',
  '',
]

export const urgings = [
  'Could you please have a look?',
  'Please help, I have a deadline on Friday.',
  'It is not urgent, but it would be nice to have it working next week.',
  'I tried to restart twice, it did not change anything.',
  'This stops the whole team at the moment.',
  'Please call me if you need anything, I am at my desk until four.',
  'I already asked a colleague, but nobody knows what to do.',
  'A screenshot is attached.',
  'It worked fine last week.',
  'Sorry for the trouble, and thank you for your help!',
  'If there is a workaround, please tell me, I can live with that for some days.',
  'Is there something that I can do on my own?',
]

export const agentOpenings = [
  'Thank you for your message.',
  'Thanks for getting in touch.',
  'I am sorry for the trouble.',
  'I took over your request.',
  'Thank you for your patience.',
  'I had a look at this.',
]

export const agentRequests = [
  'Please let us know whether it works now.',
  'Please reply to this mail, so that your answer stays with the ticket.',
  'I will come back to you as soon as I know more.',
  'We wait for your answer before we go on.',
  'The supplier was asked and promised an answer within two days.',
]

export const explanations = [
  'The reason is a setting that the last update put back to its default; we have told {vendor} about it and changed our own package, so that it does not return.',
  'Please close {app} before you try again, otherwise it keeps the old connection open and you will see the same message once more.',
  'If you are in a hurry you can use the machine in {room} meanwhile: sign in with your usual account, your files are there.',
  'We have seen this at three other people in {department} today and collect all of it under one problem record, number {number}.',
  'From tomorrow on the servers in {city} take over, which also makes it faster for everybody who works from home.',
  'You do not have to do anything, the change is rolled out over night, and {host} has to be restarted once in the morning.',
]

/** Lines as they stand in logs. */
export const logLines = [
  '2026-{number} ERROR [{server}] connection to {ip} refused after 3 attempts',
  'WARN  pool-{number} thread starved for 42 s, queue length {number}',
  'at com.{vendor}.client.Session.open(Session.java:{number})',
  'kernel: [{number}] nfs: server {server} not responding, timed out',
  'event id {number}, source {app}, level warning, computer {host}',
  '{ip} - - "GET /api/health HTTP/1.1" 503 {number}',
  'fault bucket {number}, type 0, event name APPCRASH, module version {version}, code {error}',
  'dhcpd: DHCPDISCOVER from {host} via {ip}: no free leases',
]

export const chasings = [
  'Is there any news?',
  'Just a reminder, it still happens several times a day.',
  'Could somebody please tell me how long this will take?',
  'My manager asks for it, can we speed this up?',
  'It happened again this morning, at a quarter past nine.',
]

export const stillBroken = [
  'Sorry, it is back: the same message as before.',
  'It worked for a day, and now the problem has returned.',
  'Unfortunately this did not solve it.',
]

export const closings = ['Best regards', 'Kind regards', 'Thanks', 'Many thanks', 'Regards', 'Cheers']

export const noteOpenings = [
  'Called the requester.',
  'For the next shift:',
  'Checked with the second level.',
  'Internal:',
  'Seen before.',
  'To do:',
]

export const legalFooter =
  'This message may contain confidential information. If you are not the intended recipient, please inform the sender and delete it.'

/** Whole requests in other languages: a subject and what is said. */
export const foreign: readonly { subject: string; text: string }[] = [
  {
    subject: 'Drucker im zweiten Stock druckt nicht',
    text: 'Guten Tag,\n\nder Drucker {printer} druckt seit gestern nur noch leere Seiten. Könnten Sie bitte nachsehen?\n\nMit freundlichen Grüßen',
  },
  {
    subject: 'Passwort abgelaufen',
    text: 'Hallo,\n\nmein Passwort ist abgelaufen und ich komme nicht mehr in {app}. Bitte um Hilfe.\n\nViele Grüße',
  },
  {
    subject: 'Imprimante hors service',
    text: "Bonjour,\n\nl'imprimante {printer} affiche l'erreur {error} et plus rien ne sort. Pourriez-vous intervenir aujourd'hui ?\n\nCordialement",
  },
  {
    subject: 'Accès au dossier partagé',
    text: "Bonjour,\n\nj'ai besoin d'un accès au dossier {share} pour {colleague}, s'il vous plaît.\n\nMerci d'avance",
  },
  {
    subject: 'No puedo conectarme a la VPN',
    text: 'Buenos días:\n\nDesde ayer no puedo conectarme a la VPN desde {city}; aparece el código {error}.\n\nUn saludo',
  },
  {
    subject: 'Dostęp do {app}',
    text: 'Dzień dobry,\n\nproszę o dostęp do {app} dla nowego pracownika od {date}.\n\nPozdrawiam',
  },
  {
    subject: 'الطابعة لا تعمل',
    text: 'مرحبا،\n\nالطابعة {printer} لا تعمل منذ الصباح، هل يمكنكم المساعدة من فضلكم؟\n\nشكرا جزيلا',
  },
  {
    subject: 'לא מצליח להתחבר',
    text: 'שלום,\n\nאיני מצליח להתחבר ל-{app} מהבית, מופיעה השגיאה {error}.\n\nתודה',
  },
  {
    subject: 'パスワードを忘れました',
    text: 'お世話になっております。\n\n{app} のパスワードを忘れてしまいました。リセットをお願いいたします。\n\nよろしくお願いいたします。',
  },
  {
    subject: '无法登录 {app}',
    text: '您好，\n\n我从昨天开始无法登录 {app}，提示 {error}。请帮忙处理，谢谢！',
  },
  {
    subject: '노트북이 켜지지 않습니다',
    text: '안녕하세요,\n\n노트북 {host} 이(가) 업데이트 후 켜지지 않습니다. 확인 부탁드립니다.\n\n감사합니다',
  },
]
