import Figures
import Testing

@testable import XMLDocuments

@Suite struct LimitsTests {
    static func limit(_ problem: XMLProblem?) -> XMLLimit? {
        if case .limit(let limit, _) = problem?.kind { limit } else { nil }
    }

    @Test func depth() {
        func nested(_ levels: Int) -> String {
            String(repeating: "<a>", count: levels) + String(repeating: "</a>", count: levels)
        }
        #expect(parse(nested(256)).problem == nil)
        #expect(Self.limit(parse(nested(257)).problem) == .depth)
        #expect(Self.limit(parse(nested(100_000)).problem) == .depth)
        #expect(Self.limit(parse(nested(65), limits: .document).problem) == .depth)
        #expect(parse(nested(64), limits: .document).problem == nil)
        #expect(Self.limit(parse(nested(300), limits: XMLLimits(depth: 1_000)).problem) == .depth)
    }

    @Test func attributes() {
        func element(_ count: Int, _ prefix: String) -> String {
            "<a " + (0..<count).map { "\(prefix)\($0)='urn:\($0)'" }.joined(separator: " ") + "/>"
        }
        #expect(parse(element(256, "k")).problem == nil)
        #expect(Self.limit(parse(element(257, "k")).problem) == .attributes)
        #expect(Self.limit(parse(element(257, "xmlns:n")).problem) == .attributes)
        // 40,000 would take libxml2 seconds: refused before it sees the end of the tag.
        #expect(Self.limit(parse(element(40_000, "k")).problem) == .tagBytes)
    }

    @Test func names() {
        let name = String(repeating: "n", count: 1_024)
        #expect(parse("<\(name) \(name)='1'/>").problem == nil)
        #expect(Self.limit(parse("<\(name)n/>").problem) == .nameBytes)
        #expect(Self.limit(parse("<a><b \(name)n='1'/></a>").problem) == .nameBytes)
        #expect(parse("<a b='\(String(repeating: "x", count: 5_000))'/>").problem == nil)
    }

    @Test func text() {
        let megabyte = String(repeating: "x", count: 1 << 20)
        #expect(parse("<a>\(megabyte)</a>").problem == nil)
        #expect(Self.limit(parse("<a>\(megabyte)x</a>").problem) == .textBytes)
        #expect(Self.limit(parse("<a>\(megabyte)<!-- c -->x</a>").problem) == .textBytes)
        #expect(Self.limit(parse("<a><![CDATA[\(megabyte)x]]></a>").problem) == .textBytes)
        #expect(parse("<a>\(megabyte)<b>\(megabyte)</b></a>").problem == nil)
    }

    @Test func silence() {
        let quarter = String(repeating: "x", count: 256 << 10)
        #expect(parse("<!--\(quarter)--><a/>").problem == nil)
        #expect(
            Self.limit(parse("<!--\(quarter)\(quarter)\(quarter)\(quarter)\(quarter)--><a/>").problem) == .commentBytes)
        #expect(Self.limit(parse("<a \(quarter)='1'/>").problem) == .tagBytes)
        #expect(Self.limit(parse("<a b='\(quarter)'/>").problem) == .tagBytes)
        #expect(Self.limit(parse("<a></a\(String(repeating: " ", count: 256 << 10))>").problem) == .tagBytes)
    }

    @Test func totalBytes() {
        let limits = XMLLimits(totalBytes: 100_000)
        let text = "<a>" + String(repeating: "<b/>", count: 24_998) + "</a>\n"
        #expect(text.utf8.count == 100_000)
        #expect(parse(text, limits: limits).problem == nil)
        #expect(Self.limit(parse(text + " ", limits: limits).problem) == .totalBytes)
    }

    @Test func everyLimitHasASentence() {
        for limit in XMLLimit.allCases {
            let message = XMLProblem.limitMessage(limit, allowed: 7)
            #expect(message.vi.contains("7"))
            #expect(message.en.contains("7"))
            #expect(message.vi != message.en)
        }
    }
}
