import Figures
import Testing

@testable import XMLDocuments

@Suite struct EncodingTests {
    static func utf16(_ text: String, bigEndian: Bool, mark: Bool = true) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit -> [UInt8] in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    @Test(arguments: [true, false])
    func utf16(_ bigEndian: Bool) {
        let body = "<d a='ề'>Đà Nẵng \u{1F600}<b/>\n" + String(repeating: "đường \u{1F600}\n", count: 6_000) + "</d>"
        let expected = parse(body).recorder.events
        for declaration in ["<?xml version=\"1.0\" encoding=\"UTF-16\"?>", ""] {
            let bytes = Self.utf16(declaration + body, bigEndian: bigEndian)
            #expect(bytes.count > 3 * XMLLimits.pushBytes)
            let outcome = parse(bytes)
            #expect(outcome.problem == nil)
            #expect(outcome.recorder.events == expected)
            #expect(parse(bytes, pieces: 4_097).recorder.events == expected)
        }
    }

    @Test func utf16ProblemsHavePlaces() throws {
        let text = "<d>\n" + String(repeating: "<a>ề</a>\n", count: 9_000) + "<b></c></d>"
        let problem = try #require(parse(Self.utf16(text, bigEndian: false)).problem)
        #expect(problem.kind == .notWellFormed(code: 76))
        #expect(problem.line == 9_002)
        let place = text.utf16.count * 2 + 2 - 8
        #expect(problem.byteOffset == place)
    }

    @Test func utf16WithNUL() {
        #expect(parse(Self.utf16("<d>a\0b</d>", bigEndian: false)).problem != nil)
        #expect(parse(Self.utf16("<d>ab</d>", bigEndian: true).dropLast()).problem != nil)
    }

    @Test func windows1258() {
        // Đ = D0, à = E0; Nẵng with ă (E3) and the combining tilde (DE).
        let bytes =
            Array("<?xml version='1.0' encoding='windows-1258'?><d>".utf8) + [0xD0, 0xE0, 0x20, 0x4E, 0xE3, 0xDE]
            + Array("ng</d>".utf8)
        let outcome = parse(bytes)
        #expect(outcome.problem == nil)
        #expect(outcome.recorder.events[1] == .text("Đà Nẵng"))
    }

    @Test func latin1() {
        let bytes = Array("<?xml version='1.0' encoding='ISO-8859-1'?><d>".utf8) + [0xE9] + Array("</d>".utf8)
        #expect(parse(bytes).recorder.events.dropFirst().first == .text("é"))
    }

    @Test(arguments: ["UTF-7", "TCVN3", "Shift_JIS", "EBCDIC-CP-US", "UTF-32", "x\u{1F600}"])
    func otherEncodings(_ name: String) {
        let problem = parse("<?xml version='1.0' encoding='\(name)'?><d>x</d>").problem
        #expect(problem?.kind == .encoding || problem?.kind == .notWellFormed(code: 79))
        #expect(problem.map { $0.message.vi.contains("UTF-8") || $0.message.vi.contains("<?xml") } == true)
    }

    @Test func wideEncodingsBySight() {
        #expect(parse([0x00, 0x00, 0xFE, 0xFF, 0, 0, 0, 0x3C]).problem?.kind == .encoding)
        #expect(parse([0xFF, 0xFE, 0x00, 0x00, 0x3C, 0, 0, 0]).problem?.kind == .encoding)
        #expect(parse([0x4C, 0x6F, 0xA7, 0x94, 0x93]).problem?.kind == .encoding)
    }

    @Test(
        arguments: [
            [0xE9], [0xC0, 0xBC], [0xED, 0xA0, 0xBD], [0xF5, 0x80, 0x80, 0x80], [0xE1, 0xBA], [0x80], [0xFF], [0xFE],
        ] as [[UInt8]])
    func bytesThatAreNoUTF8(_ bad: [UInt8]) throws {
        let head = Array("<d>\nx".utf8)
        let problem = try #require(parse(head + bad + Array("</d>".utf8)).problem)
        #expect(problem.line == 2)
        #expect(problem.byteOffset == head.count)
        #expect(problem.kind == .encoding || problem.kind == .notWellFormed(code: 9))
        #expect(parse(head + bad).problem?.byteOffset == head.count)
    }
}
