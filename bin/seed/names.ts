/** A name, and how it is written in a mail address. */
export type Name = { name: string; mailbox: string }

const words = (text: string) => text.trim().split(/\s+/)

export const firstNames = words(`
  Ada Adrian Agnes Aisha Alan Alba Alejandro Alice Amara Amelia Amir Ana Anders Andrea Anja Anton Arjun Astrid Aylin
  Beatriz Ben Björn Bruno Camille Carlos Chiara Chloé Clara Daniel Daria David Deepa Diego Elena Elif Emil Emma Erik
  Esther Fatima Felix Fiona Florian Freya Gabriel Giulia Grace Hanna Hassan Helena Henrik Ibrahim Ines Ingrid Isaac
  Jakub James Jana Javier Joana Johan Jonas José Julia Kamila Karim Katarzyna Kenji Klára Lars Laura Leila Lena Liam
  Lina Louise Lucía Luis Lukas Magnus Maja Malik Marco Margaux María Marta Matteo Maya Mehmet Mia Mikko Miriam Nadia
  Naomi Nikolai Nina Noah Noor Olga Oliver Omar Oscar Paula Pedro Petra Priya Rafael Rania Renata Robin Rosa Ruben
  Samira Sara Sebastian Selma Simon Sofía Stefan Suzanne Tariq Theo Tomáš Ulrike Valentina Victor Wanda Yara Yusuf Zoë`)

export const lastNames = words(`
  Abbott Adeyemi Alvarez Andersson Bakker Banerjee Barbosa Bauer Becker Bergström Bianchi Blanchard Brandt Brennan
  Březina Campos Carvalho Castillo Chaudhry Christensen Costa Cruz Dąbrowski Demir Diallo Dubois Dvořák Eriksen Farouk
  Fernández Ferrari Fischer Fontaine Fraser García Gauthier González Gruber Haddad Hansen Hernández Hoffmann Horváth
  Hughes Ibarra Ivanova Jansen Jensen Johansson Kaya Keller Khan Kowalski Kovács Krüger Kumar Lambert Larsen Lefèvre
  Lindqvist López Mancini Martin Mbeki Meier Mendes Meyer Moreau Müller Nakamura Navarro Nguyen Nielsen Novák Nowak
  O'Brien Okafor Olsen Ortiz Öztürk Papadopoulos Park Patel Pereira Petersen Popescu Quinn Ramírez Rao Reyes Ricci Rojas
  Romano Rossi Roux Ruiz Santos Sato Schmidt Schneider Schröder Šimek Silva Singh Smith Sokolov Sousa Stewart Svensson
  Takahashi Tanaka Tran Vargas Vasquez Virtanen Vogel Walsh Weber Wiśniewski Wójcik Yıldız Zhang Zimmermann`)

/** Names written from right to left, or in Chinese characters, kana or Hangul. */
export const otherScripts: readonly Name[] = [
  { name: 'فاطمة الزهراء', mailbox: 'fatima.alzahra' },
  { name: 'محمد الهاشمي', mailbox: 'mohammed.alhashimi' },
  { name: 'ليلى منصور', mailbox: 'layla.mansour' },
  { name: 'يوسف الخطيب', mailbox: 'yousef.alkhatib' },
  { name: 'نور الدين بن علي', mailbox: 'noureddine.benali' },
  { name: 'דוד לוי', mailbox: 'david.levi' },
  { name: 'נועה כהן', mailbox: 'noa.cohen' },
  { name: 'יעל מזרחי', mailbox: 'yael.mizrahi' },
  { name: 'אורי ברק', mailbox: 'uri.barak' },
  { name: 'مریم رضایی', mailbox: 'maryam.rezaei' },
  { name: '王芳', mailbox: 'fang.wang' },
  { name: '李伟', mailbox: 'wei.li' },
  { name: '張雅婷', mailbox: 'yating.zhang' },
  { name: '陳冠宇', mailbox: 'guanyu.chen' },
  { name: '佐藤 美咲', mailbox: 'misaki.sato' },
  { name: '高橋 健太', mailbox: 'kenta.takahashi' },
  { name: '渡辺 さくら', mailbox: 'sakura.watanabe' },
  { name: '김민준', mailbox: 'minjun.kim' },
  { name: '박서연', mailbox: 'seoyeon.park' },
  { name: 'Дмитрий Соколов', mailbox: 'dmitry.sokolov' },
  { name: 'Ελένη Παπαδοπούλου', mailbox: 'eleni.papadopoulou' },
]

/** The name as it stands before the @: no accents, no spaces. */
export function mailboxOf(first: string, last: string): string {
  const plain = `${first}.${last}`
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('Ö', 'O')
    .normalize('NFD')
  return plain.replace(/[^a-zA-Z.]/g, '').toLowerCase()
}

export const cities = words(`
  Aarhus Antwerp Athens Barcelona Basel Bergen Berlin Bilbao Birmingham Bologna Bordeaux Bratislava Brno Brussels
  Bucharest Budapest Cologne Copenhagen Cork Dresden Dublin Edinburgh Eindhoven Frankfurt Gdańsk Geneva Genoa Ghent
  Glasgow Göteborg Graz Hamburg Helsinki Izmir Kraków Leeds Leipzig Lille Lisbon Ljubljana Lyon Madrid Malmö Manchester
  Marseille Milan Munich Naples Nantes Nice Oslo Ostrava Porto Prague Riga Rotterdam Salzburg Sevilla Sofia Stuttgart
  Tallinn Tampere Toulouse Trieste Turin Utrecht Valencia Vienna Vilnius Warsaw Wrocław Zagreb Zaragoza Zürich`)

export const companyWords = words(`
  Alder Anchor Aurora Beacon Birch Boreal Bridge Cedar Cobalt Copper Coral Crane Delta Dune Ember Falcon Fjord Garnet
  Glacier Granite Harbour Hazel Heron Indigo Iris Juniper Kestrel Lagoon Larch Lumen Maple Meridian Mistral Nimbus North
  Oak Obsidian Onyx Orchid Osprey Pebble Pine Prairie Quarry Raven Ridge River Sable Saffron Sierra Slate Solstice Spruce
  Summit Tundra Umber Vale Verdant Vertex Willow Zephyr`)

export const companyKinds = words(`
  Analytics Airways Bank Brewery Capital Chemicals Clinics Construction Consulting Energy Engineering Foods Foundation
  Freight Glass Group Health Hotels Insurance Labs Legal Logistics Media Motors Paper Pharma Press Properties Rail Retail
  Schools Shipping Steel Studios Systems Textiles Tools Travel Water Works`)
