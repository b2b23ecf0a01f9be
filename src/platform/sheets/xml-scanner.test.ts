import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#platform/refusal.ts';
import { XmlScanner } from './xml-scanner.ts';

/** What a handler is told, as one line each. */
function told(xml: string | Uint8Array, pieces = 1_000_000): string[] {
  const lines: string[] = [];
  let text = '';
  const flush = () => {
    if (text.trim() !== '') lines.push(`"${text}"`);
    text = '';
  };
  const scanner = new XmlScanner('a.xml', {
    open(name, tag) {
      flush();
      lines.push(
        `<${name}${tag.get('a') === null ? '' : ` a=${tag.get('a')}`}${tag.getPrefixed('id') === null ? '' : ` id=${tag.getPrefixed('id')}`}>`,
      );
      tag.wantsText = true;
    },
    text: (piece) => (text += piece),
    close(name) {
      flush();
      lines.push(`</${name}>`);
    },
  });
  const bytes = Buffer.from(xml as string);
  for (let at = 0; at < bytes.length; at += pieces) scanner.feed(bytes.subarray(at, at + pieces));
  scanner.end();
  return lines;
}
const code = (xml: string | Uint8Array) => {
  try {
    told(xml);
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('it tells what stands there', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['prefixes', '<x:r xmlns:x="u" r:id="7"><x:c a="1"/></x:r>', ['<r id=7>', '<c a=1>', '</c>', '</r>']],
    ['either quote, spaces, a > inside', `<r\n a = 'x>"y' ></r >`, ['<r a=x>"y>', '</r>']],
    ['entities', '<r a="&lt;&#38;&#x1EC5;&quot;">&amp;&gt;&apos;</r>', [`<r a=<&ễ">`, `"&>'"`, '</r>']],
    [
      'CDATA, comments, instructions',
      '<?xml version="1.0"?><!-- <x> --><r>a<![CDATA[<b>&]]><?p ?>c<!---->d</r>',
      ['<r>', '"a<b>&cd"', '</r>'],
    ],
    ['line ends', '<r>a\r\nb\rc</r>', ['<r>', '"a\nb\nc"', '</r>']],
    ['a byte order mark', '\uFEFF<r/>', ['<r>', '</r>']],
    ['UTF-16', Buffer.from('\uFEFF<r>Nguyễn</r>', 'utf16le'), ['<r>', '"Nguyễn"', '</r>']],
    ['a real U+FFFD', '<r>\uFFFD</r>', ['<r>', '"\uFFFD"', '</r>']],
  ])('%s', (_, xml, lines) => expect(told(xml)).toEqual(lines));

  it('the same however the bytes are cut', () => {
    const xml = `<?xml version="1.0"?><r a="Đ">Nguyễn &amp; <!-- c --><b r:id="é">Văn<![CDATA[ An]]></b>\r\n<c/></r>`;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (pieces) => {
        expect(told(xml, pieces)).toEqual(told(xml));
      }),
    );
  });
});

describe('what could hurt or is not XML is refused', () => {
  it.each([
    ['a DOCTYPE', '<!DOCTYPE r><r/>', 'file.doctype'],
    ['an entity of its own', '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', 'file.doctype'],
    ['a DOCTYPE inside', '<r><!DOCTYPE x SYSTEM "file:///etc/passwd"></r>', 'file.doctype'],
    ['an unknown entity', '<r>&boom;</r>', 'file.unreadable'],
    ['a bare ampersand', '<r>a & b</r>', 'file.unreadable'],
    ['a character that does not exist', '<r>&#x110000;</r>', 'file.unreadable'],
    ['half a pair', '<r>&#xD800;</r>', 'file.unreadable'],
    ['tags that cross', '<r><a></r></a>', 'file.unreadable'],
    ['a tag left open', '<r><a></a>', 'file.unreadable'],
    ['a tag never opened', '<r></r></r>', 'file.unreadable'],
    ['two roots', '<r/><r/>', 'file.unreadable'],
    ['text outside', '<r/>x', 'file.unreadable'],
    ['no element at all', '   ', 'file.unreadable'],
    ['an attribute without a value', '<r a/>', 'file.unreadable'],
    ['an attribute without quotes', '<r a=1/>', 'file.unreadable'],
    ['a < inside an attribute', '<r a="<"/>', 'file.unreadable'],
    ['a file cut inside a tag', '<r><a b="', 'file.unreadable'],
    ['another encoding', '<?xml version="1.0" encoding="windows-1258"?><r/>', 'file.unreadable'],
    ['bytes that are no UTF-8', Buffer.from('3c723ec328ff3c2f723e', 'hex'), 'file.unreadable'],
    ['a depth nobody needs', '<a>'.repeat(300), 'file.suspicious'],
    ['a token without end', `<r>${'x'.repeat(3_000_000)}`, 'file.suspicious'],
    ['attributes without end', `<r ${Array.from({ length: 99 }, (_, n) => `a${n}=""`).join(' ')}/>`, 'file.suspicious'],
    ['names without end', `<r>${Array.from({ length: 3000 }, (_, n) => `<n${n}/>`).join('')}</r>`, 'file.suspicious'],
  ])('%s', (_, xml, expected) => expect(code(xml)).toBe(expected));
});
