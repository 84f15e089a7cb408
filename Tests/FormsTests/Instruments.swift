import Figures
import Questionnaires
import Testing
import Units

@testable import Forms

#if canImport(Glibc)
import Glibc
#endif

/// The instruments that the tests make forms of.
enum Instruments {
    /// The instruments that we ship.
    static let shipped = ["sipas-2023", "service-centre", "one-stop-2018", "overall-satisfaction"]

    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")

    static func shipped(_ id: String) throws -> Questionnaire {
        try QuestionnaireReader.read(path: "\(root)/questionnaires/\(id).questionnaire.xml")
    }

    /// Texts that would be markup, formulas or marks of another language if they were not kept from it.
    static let evil = "=1+1</label><b a=\"x\" c='y'>&amp;"

    /// An instrument with a question of each kind, every text of it hostile.
    static func hostile() throws -> Questionnaire {
        func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
        }
        let evil = escaped(evil)
        let words = "<vi>\(evil)</vi><en>en \(evil)</en>"
        return try QuestionnaireReader.read(
            Array(
                """
                <questionnaire xmlns="urn:hailong:questionnaire:1" id="hostile" version="1&quot;'&lt;" wording="unofficial">
                  <title>\(words)</title>
                  <source>\(words)</source>
                  <scales>
                    <scale id="levels">
                      <level code="1" vi="\(evil)" en="one - two" score="1"/>
                      <level code="02" vi="@SUM(A1)" en="-" score="2" satisfied="true"/>
                      <level code="-3" vi="1 - hai" en="-3 - =" score="3"/>
                      <missing code="98" reason="doesNotKnow"/>
                      <missing code="99" reason="refused" vi="KTL" en="Refused"/>
                    </scale>
                  </scales>
                  <sections>
                    <section id="meta" vi="\(evil)" en="\(evil)">
                      <text id="start" role="unit" required="true">\(words)</text>
                      <text id="form" role="formNumber" required="true">\(words)</text>
                      <text id="uuid" role="instanceID">\(words)</text>
                      <date id="end" role="date">\(words)</date>
                    </section>
                    <section id="data" vi="\(evil)" en="\(evil)">
                      <single id="one" scale="levels">\(words)</single>
                      <multiple id="many" scale="levels">\(words)<relevant>${one} = '02' and (${age} &gt; 3 or ${age} = '')</relevant></multiple>
                      <number id="age" minimum="-5" maximum="120.5" decimals="1" personal="true">\(words)</number>
                      <text id="note" maximumLength="2000">\(words)<constraint><test>regex(., "[^']+")</test></constraint></text>
                    </section>
                  </sections>
                  <rules>
                    <rule id="soft" severity="warning"><test>${age} &lt; 100 or coalesce(${one}, ${note}, 'x') = 'x'</test>\(words)</rule>
                    <rule id="hard" severity="error"><test>not(selected(${many}, '1') and ${one} = '1')</test>\(words)</rule>
                  </rules>
                </questionnaire>
                """.utf8), file: "hostile")
    }

    /// Two units, one of which has a hostile name.
    static func campaign() throws -> CampaignFacts {
        let registry = try UnitRegistry([
            Unit(code: "X02", name: "Xã Sông Trăng", nameEn: "Sông Trăng Commune", kind: "commune", target: 88),
            Unit(code: "X01", name: evil), Unit(code: "101", name: "Xã Hoa Sen"),
        ])
        return CampaignFacts(
            id: "dot-2026", title: LocalizedText(vi: "Đợt thử " + evil, en: "Trial " + evil),
            agency: LocalizedText(vi: "Sở Nội vụ", en: "Department of Home Affairs"),
            from: try CalendarDate(iso: "2026-01-01"), to: try CalendarDate(iso: "2026-06-30"),
            units: registry.fileOrder.map { registry.units[$0] }, finder: try UnitFinder(registry))
    }
}

/// A folder that goes when its owner does.
final class TemporaryFolder {
    let path: String

    init() {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
        var template = Array((root + "/forms-XXXXXX").utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? root
        }
    }

    func file(_ name: String) -> String { path + "/" + name }

    deinit { _ = system("rm -rf '\(path)'") }
}
