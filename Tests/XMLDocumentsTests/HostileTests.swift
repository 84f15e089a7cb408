import Figures
import Testing

@testable import XMLDocuments

@Suite struct HostileTests {
    static let bombs = [
        "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>]><d>&c;</d>",
        "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><d x='&b;&b;'/>",
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d>&x;</d>",
        "<!DOCTYPE d [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><d/>",
        "<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/d.dtd'><d/>", "<!DOCTYPE d PUBLIC '-//x' 'd.dtd'><d/>",
        "<!DOCTYPE d><d/>", "<?xml version='1.0'?>\n<!-- c -->\n<!DOCTYPE d>\n<d/>",
    ]

    @Test(arguments: bombs)
    func documentTypesAreRefused(_ text: String) throws {
        let outcome = parse(text)
        let problem = try #require(outcome.problem)
        #expect(problem.kind == .doctype)
        #expect(outcome.recorder.events.isEmpty)
        #expect(problem.message.vi.contains("DOCTYPE"))
        let before = try #require(text.firstRange(of: "<!DOCTYPE")).lowerBound
        #expect(problem.byteOffset == text[..<before].utf8.count)
        for size in 1...30 { #expect(parse(Array(text.utf8), push: size).problem?.kind == .doctype, "push \(size)") }
    }

    @Test func otherEntitiesAreRefused() {
        #expect(parse("<a>&nbsp;</a>").problem?.kind == .entity)
        #expect(parse("<a b='&eacute;'/>").problem?.kind == .entity)
        #expect(parse("<a>&nbsp;</a>").problem?.message.en.contains("&nbsp;") == true)
        #expect(parse("<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x41;</a>").recorder.events[1] == .text("&<>\"'AA"))
    }

    @Test func inclusionsAreOrdinaryElements() {
        let text =
            "<d xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd' parse='text'/></d>"
        let outcome = parse(text)
        #expect(outcome.problem == nil)
        #expect(outcome.recorder.events.count == 4)
    }

    @Test(arguments: [0, 1, 5, 40, 20_000])
    func nulBytes(_ before: Int) throws {
        let head = "<a>\n" + String(repeating: "x", count: before)
        for push in [1, 7, XMLLimits.pushBytes] where before < 100 || push > 7 {
            let problem = try #require(parse(Array((head + "\0y</a>").utf8), push: push).problem)
            #expect(problem.kind == .notWellFormed(code: 9))
            #expect(problem.byteOffset == head.utf8.count)
            #expect(problem.line == 2)
        }
        #expect(parse([0]).problem != nil)
        #expect(parse([UInt8](repeating: 0, count: 100)).problem != nil)
    }

    @Test func emptyInputs() {
        #expect(parse("").problem?.kind == .empty)
        #expect(parse(" ").problem?.kind == .empty)
        #expect(parse("\n\t \r\n        ").problem?.kind == .empty)
        #expect(parse(String(repeating: "\n", count: 100_000)).problem?.kind == .empty)
    }

    /// Random changes to a good document: read or refused, never a crash, and refused with a place inside the input.
    @Test func damagedDocuments() {
        var random = Generator(state: 20_231_105)
        let good = Array(StreamTests.document.utf8)
        var refused = 0
        for _ in 0..<3_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                default: bytes[place] = Array("<>&;'\"=/!?[]-".utf8).randomElement(using: &random) ?? 0
                }
            }
            let push = Int.random(in: 1...64, using: &random)
            guard let problem = parse(bytes, push: push).problem else { continue }
            refused += 1
            #expect(problem.byteOffset.map { (0...bytes.count).contains($0) } ?? false)
            #expect((problem.line ?? 0) >= 1)
        }
        #expect(refused > 1_000)
    }

    #if os(Linux) || os(macOS)
    /// Whatever the input, libxml2 prints nothing: stderr stays empty in a process of its own.
    @Test func nothingIsPrinted() async {
        let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
            for text in HostileTests.bombs + ["", "<a", "<p:a/>", "<a>&x;</a>", "<a b='1' b='2'/>"] {
                _ = parse(text)
            }
            _ = parse(Array("<?xml version='1.0' encoding='windows-1258'?><a>".utf8) + [0x8A, 0x8D, 0xFF, 0x3C])
            _ = parse([0xFF, 0xFE, 0x3C, 0x00, 0x61, 0x00, 0x00, 0xD8, 0x61, 0x00])
            _ = try? XMLSchema(Array("<x/>".utf8), name: "x.xsd")
        }
        #expect(result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) } == "")
    }
    #endif
}

/// A small generator with a fixed seed (SplitMix64, Steele, Lea & Flood 2014).
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
