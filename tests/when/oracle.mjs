// Asks EDTF.js what it makes of some thousands of texts, and writes its answers to oracle.tsv beside this
// file, which the tests hold against ours. Run by hand, in a folder where npm can install:
//
//   npm install --no-save edtf@4.11.1
//   node …/tests/when/oracle.mjs
//
// Each line of the table: the text, then "no" where EDTF.js does not read it, else its first and last
// second since 1970; "open" and "unknown" for the sides of an interval, "beyond" where its dates do not
// reach. The texts are the same on every run.

import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'

const require = createRequire(`${process.cwd()}/`)
const edtf = require('edtf')

// EDTF.js counts qualified seasons and intervals of seasons as a level of its own, and fails on an unknown
// side of an interval where they are allowed, so level 1 is asked first.
const constraints = [{ level: 1 }, { level: 1, seasonIntervals: true, seasonUncertainty: true }]

function answer(text) {
  for (const constraint of constraints) {
    try {
      const date = edtf.default(edtf.parse(text, constraint))
      return `${second(date.min)}\t${second(date.max)}`
    } catch { /* not read under this constraint */ }
  }
  return 'no'
}

function second(millisecond) {
  if (millisecond === null) return 'unknown'
  if (Math.abs(millisecond) === Infinity) return 'open'
  if (Number.isNaN(millisecond)) return 'beyond'
  return Math.floor(millisecond / 1000)
}

// A small linear congruential generator, so that the texts do not change from run to run.
let state = 20260429
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}
const one = (...choices) => choices[below(choices.length)]
const digits = (count) => Array.from({ length: count }, () => below(10)).join('')
const pad = (number, width = 2) => String(number).padStart(width, '0')

const year = () => one('', '', '', '', '-') + one(digits(4), digits(4), '2026', '2024', '1900', '2000', '0000', '0001')
const month = () => pad(one(1 + below(12), 1 + below(12), 1 + below(12), below(45)))
const day = () => pad(one(1 + below(28), 1 + below(31), below(35)))
const plain = () => one(year, () => `${year()}-${month()}`, () => `${year()}-${month()}-${day()}`)()
const season = () => `${year()}-${21 + below(4)}`
const long = () => `Y${one('', '-')}${one(digits(5), digits(6), `1${digits(5)}`, `2${digits(5)}`, `9${digits(7)}`, `1${digits(9)}`)}`
const unspecified = () => one(
  () => `${one('', '', '-')}${digits(3)}X`,
  () => `${one('', '', '-')}${digits(2)}XX`,
  () => `${year()}-XX`,
  () => `${year()}-${month()}-XX`,
  () => `${year()}-XX-XX`,
  () => `${digits(1)}XXX`,
  () => `${year()}-${below(2)}X`,
  () => `${year()}-${month()}-${below(4)}X`,
  () => `${year()}-XX-${day()}`,
  () => `${digits(3)}X-${month()}`,
)()
const qualifier = () => one('?', '~', '%')
const date = () => one(plain, plain, plain, season, long, unspecified)()
const side = () => one(
  plain, plain, plain, plain, season, long, unspecified,
  () => plain() + qualifier(), () => plain() + qualifier(), () => season() + qualifier(),
  () => '..', () => '',
)()
const clock = () => one(
  `${pad(below(24))}:${pad(below(60))}:${pad(below(60))}`,
  `${pad(below(24))}:${pad(below(60))}:${pad(below(60))}`,
  `${pad(below(27))}:${pad(below(63))}:${pad(below(63))}`,
  `${pad(below(24))}:${pad(below(60))}`,
  `${pad(below(24))}:${pad(below(60))}:${pad(below(60))}.${digits(3)}`,
  '24:00:00',
)
const zone = () => one(
  '', 'Z', `${one('+', '-')}${pad(below(24))}`, `${one('+', '-')}${pad(below(13))}:${one('00', '30', '45')}`,
  `${one('+', '-')}${pad(below(26))}:${pad(below(62))}`, `${one('+', '-')}${pad(below(13))}00`, '-00:00', '+00:00', 'z',
)
const time = () => `${year()}-${pad(1 + below(12))}-${pad(1 + below(28))}T${clock()}${zone()}`
const ordered = () => {
  const first = 1900 + below(200)
  const last = first + below(3)
  const tail = () => one('', `-${pad(1 + below(12))}`, `-${pad(1 + below(12))}-${pad(1 + below(28))}`) + one('', '', '', qualifier())
  return `${first}${tail()}/${last}${tail()}`
}
const mangled = () => {
  const text = [...one(date, time, ordered)()]
  const at = below(text.length + 1)
  const characters = '0123456789XYTZ-/.:?~%+ xu[]{}E'
  const character = characters[below(characters.length)]
  one(
    () => text.splice(at, 1),
    () => text.splice(at, 0, character),
    () => text.splice(at, 1, character),
  )()
  return text.join('')
}

// What the specification itself gives as examples, levels 0, 1 and 2, and what authors get wrong.
const given = `1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04
1985-04-12T23:20:30+04:30 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005
2005/2006-02 Y170000002 Y-170000002 2001-21 2001-22 2001-23 2001-24 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX
1985-04-XX 1985-XX-XX 1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985 1985-04-12/ 1985-04/ 1985/
/1985-04-12 /1985-04 /1985 1984~/2004-06 1984/2004-06~ 1984-06-02?/2004-08-08~ 2004-06-04~/2004-06-11%
2004-06~/2004-06-11% -1985 Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34 [1667,1668,1670..1672] [..1760-12-03]
[1760-12..] [1667,1760-12] {1667,1668,1670..1672} {1960,1961-12} {..1984} 2004-06-11% 2004-06~-11 2004?-06-11
?2004-06-~11 2004-%06-11 156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X 2004-06-~01/2004-06-~20
2004-06-XX/2004-07-03 ../.. / /.. ../ XXXX XXXX-XX XXXX-XX-XX 0000 -0000 -0001 -000X -00XX 000X 00XX 0000-02-29
-0004-02-29 1900-02-29 2000-02-29 2023-02-29 2024-02-29 2026-02-30 2026-04-31 20 202 -20 2026-4-9 2026-04-9 04/29/2026
29.04.2026 2026.04.29 20260429 12026 Y2026 Y02026 Y-0 2026-13 2026-00 2026-04-00 2026-25 2026-41 2026-42 202X~ 20XX?
2026-XX% Y170000002~ Y170000002/.. Y-13800000000 Y-13800000000/-0043 Y292000000000 Y292000000001 Y-292000000001 Y271821 Y275760 Y275761 Y-271821 Y-271822
2001-21~ 2001-21/2002-23 2001-21/2003 2001/2001-24 2001?-21 2001-25~ 2004/2004 2004/2003 2004-06-11/2004-06
2004-06/2004-06-11 2004-06-01/2004-06 2004/2004-12-31 2004~/2003 2026-04-29T14:05 2026-04-29T14:05Z
2026-04-29T14:05:00.5Z 2026-04-29T24:00:00Z 2026-04-29T23:59:60Z 2026-04-29T14:05:00+0200 2026-04-29T14:05:00-00:00
2026-04-29T14:05:00+14:00 2026-04-29T14:05:00+14:30 2026-04-29T14:05:00-12:30 2026-04-29T14:05:00Z~
2026-04-29T14:05:00Z/2026-04-30T14:05:00Z 2026-04-29T14:05:00Z/.. 2026-04T14:05:00Z 2026-04-29T 2026- 2026-- --
2026/2027/2028 2026-04-29-30 ?2026 2026?? ~ ? X Y T Z - . .. ... 2026...2027 Y- open unknown 2026/open 199u 202x`
  .split(/\s+/)

const texts = new Set(given)
const fill = (make, count) => { for (const end = texts.size + count; texts.size < end;) texts.add(make()) }
fill(plain, 450)
fill(() => plain() + qualifier(), 350)
fill(unspecified, 250)
fill(() => unspecified() + qualifier(), 60)
fill(season, 100)
fill(() => season() + qualifier(), 60)
fill(long, 120)
fill(time, 400)
fill(ordered, 400)
fill(() => `${side()}/${side()}`, 350)
fill(mangled, 500)
texts.delete('')

const lines = [...texts].sort().map((text) => `${text}\t${answer(text)}\n`)
writeFileSync(new URL('oracle.tsv', import.meta.url), lines.join(''))
console.log(`${lines.length} texts`)
