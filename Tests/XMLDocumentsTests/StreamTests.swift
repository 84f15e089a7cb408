import Testing

@testable import XMLDocuments

@Suite struct StreamTests {
    static let document = """
        <?xml version="1.0" encoding="UTF-8"?>\r
        <!-- phiếu --><?editor x?>
        <batch xmlns="urn:t" xmlns:p="urn:p" p:k="1 &amp; 2">\r
          <form number="P1" unit='a"b'>Hài lòng &lt;&amp;&gt; &#x1EAD;<![CDATA[<x>&]]]]><![CDATA[>]]></form>
          <form  number = "P2" ><a/><b
            c="d
        e"/>được\u{1F600}</form>
        </batch>
        <!-- end -->
        """

    @Test func eventsInOrder() {
        let outcome = parse("<a x='1'>t<b/>&amp;<![CDATA[<]]></a>")
        #expect(outcome.problem == nil)
        #expect(
            outcome.recorder.events == [
                .start("a", ["x=1"]), .text("t"), .start("b", []), .end("b"), .text("&<"), .end("a"),
            ])
    }

    @Test func namespacesAndAttributes() {
        let events = parse(Self.document).recorder.events
        #expect(events.first == .start("{urn:t}batch", ["{urn:p}k=1 & 2"]))
        #expect(events.contains(.start("{urn:t}form", ["number=P1", "unit=a\"b"])))
        #expect(events.contains(.text("Hài lòng <&> ậ<x>&]]>")))
        #expect(events.contains(.start("{urn:t}b", ["c=d e"])))
        #expect(events.contains(.text("được\u{1F600}")))
    }

    @Test(arguments: 1...80)
    func anyFeedSizeGivesTheSame(_ size: Int) {
        let bytes = Array(Self.document.utf8)
        let whole = parse(bytes).recorder
        let cut = parse(bytes, pieces: size)
        #expect(cut.problem == nil)
        #expect(cut.recorder.events == whole.events)
        #expect(cut.recorder.startOffsets == whole.startOffsets)
    }

    @Test(arguments: Array(1...80) + [300, 301, 302, 303, 1_000, 4_095, 4_096, 4_097])
    func anyPushSizeGivesTheSame(_ size: Int) {
        let long = String(repeating: "đường ", count: 900) + String(repeating: "x", count: 700)
        let text = Self.document.replacing("được", with: long)
        let bytes = Array(text.utf8)
        let whole = parse(bytes).recorder
        let cut = parse(bytes, push: size)
        #expect(cut.problem == nil)
        #expect(cut.recorder.events == whole.events)
        #expect(cut.recorder.endOffsets == whole.endOffsets)
        #expect(cut.recorder.startLines == whole.startLines)
        #expect(!cut.recorder.hasBrokenPiece)
    }

    @Test(arguments: Array(1...40))
    func anyPushSizeRefusesTheSame(_ size: Int) {
        for text in ["<a><b></a>", "<a>&nbsp;</a>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<a", "<a/><b/>", "x"] {
            let problem = parse(Array(text.utf8), push: size).problem
            #expect(problem != nil, "\(text)")
        }
    }

    /// Every element of a document of more than 65,535 lines and many pushes lies where the parser says.
    @Test func placesAreExact() {
        var text = "<batch>\n"
        var starts = [0]
        var ends: [Int] = []
        var lines = [1]
        for number in 0..<70_000 {
            starts.append(text.utf8.count)
            lines.append(number + 2)
            text += number.isMultiple(of: 3) ? "<a n='\(number)'>ề</a>\n" : "<a/>\n"
            ends.append(text.utf8.count - 1)
        }
        text += "</batch>"
        ends.append(text.utf8.count)
        let recorder = parse(text).recorder
        #expect(recorder.startOffsets == starts)
        #expect(recorder.endOffsets == ends)
        #expect(recorder.startLines == lines)
    }

    @Test func placesAreExactAfterAByteOrderMark() {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("<a>\n <b x='1'\n y='2'/></a>".utf8)
        let recorder = parse(bytes).recorder
        #expect(recorder.startOffsets == [3, 8])
        #expect(recorder.startLines == [1, 2])
        #expect(recorder.endOffsets == [25, 29])
    }

    @Test func breakHalfWay() throws {
        let forms = (1...1_000).map { "<form n='\($0)'><a>1</a></form>\n" }
        let good = "<batch>\n" + forms[..<500].joined()
        let text = good + "<form n='x'><a>1</b></form>\n" + forms[500...].joined() + "</batch>"
        let outcome = parse(text)
        let problem = try #require(outcome.problem)
        #expect(problem.line == 502)
        #expect(problem.file == "f.xml")
        #expect(problem.byteOffset == good.utf8.count + "<form n='x'><a>1</b>".utf8.count)
        #expect(problem.kind == .notWellFormed(code: 76))
        #expect(problem.expected == ["</a>"])
        let whole = outcome.recorder.events.filter { $0 == .end("form") }.count
        #expect(whole == 500)
        #expect(outcome.recorder.endOffsets.last == good.utf8.count - 1)
    }

    @Test func cutOffAnywhereIsRefused() {
        let bytes = Array(Self.document.utf8)
        let end = Self.document.utf8.count - "\n<!-- end -->".utf8.count
        for count in 0..<end {
            #expect(parse(Array(bytes[..<count])).problem != nil, "\(count) bytes")
        }
        #expect(parse(Array(bytes[..<end])).problem == nil)
    }
}
