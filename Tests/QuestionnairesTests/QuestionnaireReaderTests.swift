import Expressions
import Figures
import Questionnaires
import Testing
import XMLDocuments

@Suite("Reading questionnaires")
struct QuestionnaireReaderTests {
    @Test("Everything that a document says arrives")
    func everything() throws {
        let read = try QuestionnaireReader.read(Array(Sample.document.utf8))
        #expect(read.id == "sample")
        #expect(read.version == "1")
        #expect(read.title == LocalizedText(vi: "Phiếu thử", en: "Sample"))
        #expect(read.source.en == "Our own")
        #expect(read.isOfficialWording)
        #expect(read.wordingNotice == nil)
        #expect(read.validFrom == (try CalendarDate(year: 2023, month: 1, day: 1)))
        #expect(read.validTo == (try CalendarDate(year: 2023, month: 12, day: 31)))
        #expect(read.isValid(on: try CalendarDate(iso: "2023-12-31")))
        #expect(!read.isValid(on: try CalendarDate(iso: "2024-01-01")))
        #expect(!read.isValid(on: try CalendarDate(iso: "2022-12-31")))

        let rating = try #require(read.scale("rating"))
        #expect(rating.levels.map(\.code) == ["1", "2"])
        #expect(rating.levels.map(\.score) == [0, 1])
        #expect(rating.levels.map(\.isSatisfied) == [false, true])
        #expect(rating.levels[1].synonyms == ["OK"])
        #expect(
            rating.missingCodes == [
                MissingCode(
                    code: "9", reason: .doesNotKnow, label: LocalizedText(vi: "Không biết", en: "Does not know"))
            ])
        #expect(read.scale("plain")?.isScored == false)
        #expect(read.sections.map(\.id) == ["head", "body"])
        #expect(read.rules.map(\.id) == ["r1"])
        #expect(read.rules.first?.severity == .warning)
        #expect(read.rules.first?.message.en == "They disagree")
    }

    @Test("Questions stand in the order of the form, with their properties")
    func questions() throws {
        let read = try QuestionnaireReader.read(Array(Sample.document.utf8))
        #expect(
            read.questions.map(\.id) == ["unit", "day", "visits", "ways", "asked", "q1", "q2", "why", "q3"])
        #expect(
            read.questions.map(\.kind) == [
                .text(maximumLength: 1_000), .date, .number(minimum: 0, maximum: 20, decimals: 0),
                .multiple(scale: "plain"), .single(scale: "plain"), .single(scale: "rating"), .single(scale: "rating"),
                .text(maximumLength: 50), .single(scale: "rating"),
            ])
        #expect(read.questions.map(\.role) == [.unit, .date] + Array(repeating: nil, count: 7))
        #expect(read.questions.filter(\.isRequired).map(\.id) == ["unit", "q1", "q3"])
        #expect(read.questions.filter(\.isPersonal).map(\.id) == ["why"])
        #expect(read.questions[0].aliases == ["Cơ quan"])
        #expect(read.questions[6].relevant?.source == "${asked} = '1'")
        #expect(read.questions[6].constraint?.source == ". = 1 or ${visits} < 3")
        #expect(read.questions[6].constraintMessage?.en == "Wrong")
        #expect(read.questions[7].text.vi == "Vì sao")
        #expect(
            read.questions.map(\.sectionID) == Array(repeating: "head", count: 5) + Array(repeating: "body", count: 4))
        #expect(read.position(of: .date) == 1)
    }

    @Test("The index is a tree of contents, factors and items with their weights")
    func index() throws {
        let index = try #require(try QuestionnaireReader.read(Array(Sample.document.utf8)).index)
        #expect(index.formula == .meanRescaled)
        #expect(index.aggregation == .hierarchical)
        #expect(index.denominator == [.doesNotKnow: .countAsZero])
        #expect(index.root.selfAndDescendants.map(\.id) == ["overall", "c", "f", "q1", "q2", "g", "q3"])
        #expect(
            index.root.selfAndDescendants.map(\.kind) == [.overall, .content, .factor, .item, .item, .factor, .item])
        let half = try Ratio(1, over: 2)
        #expect(index.root.selfAndDescendants.map(\.weight) == [1, 2, half, 1, 3, 1, 1])
        #expect(index.root.itemIDs == ["q1", "q2", "q3"])
    }

    /// A change that makes the sample wrong, where the problem is reported, and a word of the message.
    struct Wrong: CustomTestStringConvertible, Sendable {
        let change: (String, String)
        let at: String
        let says: String
        var testDescription: String { change.1 }

        init(_ text: String, _ replacement: String, at: String? = nil, says: String) {
            change = (text, replacement)
            self.at = at ?? replacement
            self.says = says
        }
    }

    static let wrong: [Wrong] = [
        Wrong("validTo=\"2023-12-31\"", "validTo=\"2022-12-31\"", says: "lies before"),
        Wrong("validFrom=\"2023-01-01\"", "validFrom=\"2023-02-30\"", says: "2023-02-30"),
        // Scales.
        Wrong("id=\"q1\" scale=\"rating\"", "id=\"q1\" scale=\"ratings\"", says: "There is no scale “ratings”"),
        Wrong("<scale id=\"plain\">", "<scale  id=\"rating\">", says: "There is a scale “rating” above"),
        Wrong("<missing code=\"9\"", "<missing code=\"2\"", says: "The code “2” is taken at line 7"),
        Wrong(
            "<level code=\"2\" vi=\"Không\"", "<level code=\"1\" vi=\"Không\"", says: "The code “1” is taken at line 11"
        ),
        Wrong("vi=\"Tốt\"", "vi=\"KÉM\"", says: "“KÉM” is a code or label of the level at line 6"),
        Wrong("<synonym>OK</synonym>", "<synonym>1</synonym>", says: "“1” is a code or label"),
        Wrong("score=\"0\"", "", at: "<scale id=\"rating\">", says: "have a score"),
        Wrong(" en=\"Does not know\"", "", at: "vi=\"Không biết\"", says: "both vi and en"),
        // Identifiers, headings, roles.
        Wrong("<text id=\"why\"", "<text id=\"q1\"", says: "The id “q1” is taken"),
        Wrong("<factor id=\"g\"", "<factor id=\"unit\"", says: "The id “unit” is taken"),
        Wrong("<section id=\"body\"", "<section  id=\"head\"", says: "The id “head” is taken"),
        Wrong("<index id=\"overall\"", "<index id=\"c\"", says: "The id “c” is taken"),
        Wrong("<text id=\"why\"", "<text id=\"Q1\"", says: "The heading “Q1” also leads to question “q1”"),
        Wrong(
            "<alias>Cơ quan</alias>", "<alias>ASKED</alias>", at: "<single id=\"asked\"",
            says: "also leads to question “unit”"),
        Wrong(
            "<date id=\"day\" role=\"date\">", "<date id=\"day\" role=\"unit\">",
            says: "belongs to question “unit” at line 17"),
        Wrong(
            "<number id=\"visits\"", "<number role=\"formNumber\" id=\"visits\"",
            says: "needs a question of kind <text>"),
        Wrong("minimum=\"0\" maximum=\"20\"", "minimum=\"21\" maximum=\"20\"", says: "minimum is above"),
        // Expressions.
        Wrong("${asked} = '1'", "${askd} = '1'", says: "Column 1: there is no question or variable “askd”"),
        Wrong("${asked} = '1'", "${asked} == '1'", says: "Column 10"),
        Wrong("${asked} = '1'", "${q2} = '1'", says: "depends on itself"),
        Wrong(
            "${asked} = '1'", "regex(${why}, '(a')",
            says: "Column 18: the pattern of regex() is wrong here: ) is missing"),
        Wrong("${asked} = '1'", ". = '1'", says: "the point is only for the constraint"),
        Wrong("${asked} = '1'", "${ways} = '1'", says: "selected"),
        Wrong(". = 1 or ${visits} &lt; 3", ". = 1 or ${visits}", says: "Column 10"),
        Wrong("not(${q1} = '2' and ${q3} = '1')", "not(${q1} = '2' and ${q9} = '1')", says: "“q9”"),
        Wrong("not(${q1} = '2' and ${q3} = '1')", "${day} &gt; today()", says: "today"),
        // The index.
        Wrong("id=\"q3\" scale=\"rating\"", "id=\"q3\" scale=\"plain\"", says: "its levels have no score"),
        Wrong("<hierarchical/>", "<overallQuestion question=\"q8\"/>", says: "There is no question “q8”"),
        Wrong("<hierarchical/>", "<overallQuestion question=\"visits\"/>", says: "must be a <single>"),
        Wrong(
            "<hierarchical/>", "<overallQuestion question=\"asked\"/>", at: "<single id=\"asked\"",
            says: "cannot be computed"),
        Wrong("</index>", "<denominator reason=\"doesNotKnow\" treatment=\"exclude\"/></index>", says: "settled above"),
        // The schema.
        Wrong("weight=\"0.5\"", "weight=\"0\"", says: "greater than 0"),
        Wrong("wording=\"official\"", "wording=\"maybe\"", says: "official"),
        Wrong("<level code=\"1\" vi=\"Có\" en=\"Yes\"/>", "<level code=\"1\" vi=\"Có\"/>", says: "“en”"),
        Wrong("code=\"9\"", "code=\"9;8\"", says: "9;8"),
        Wrong("<hierarchical/>", "<median/>", says: "<median>"),
        Wrong("<title><vi>Phiếu thử</vi>", "<title><vi> </vi>", says: "<vi>"),
    ]

    @Test("Each thing that can be wrong is named with its line", arguments: wrong)
    func problem(_ wrong: Wrong) throws {
        let document = Sample.changed([wrong.change])
        try #require(document != Sample.document)
        let problems = Sample.problems(document)
        let problem = try #require(problems.first { $0.message.en.contains(wrong.says) }, "\(problems)")
        #expect(problem.line == Sample.line(of: wrong.at, in: document), "\(problems)")
        #expect(problem.file == "sample.questionnaire.xml")
        #expect(!problem.message.vi.isEmpty && problem.message.vi != problem.message.en)
    }

    @Test("Conditions that go round in a circle are refused with the circle named")
    func circles() throws {
        let document = Sample.changed([
            ("<vi>Một</vi><en>One</en>", "<vi>Một</vi><en>One</en><relevant>${q3} = 1 or ${visits} = 1</relevant>"),
            ("${asked} = '1'", "${q1} = '1'"),
            ("<vi>Ba</vi><en>Three</en>", "<vi>Ba</vi><en>Three</en><relevant>${q2} = 1</relevant>"),
        ])
        let problems = Sample.problems(document)
        #expect(problems.map(\.line) == [Sample.line(of: "${q3} = 1 or", in: document)])
        #expect(problems.first?.message.en.contains("“q1” → “q3” → “q2” → “q1”") == true, "\(problems)")
        let chain = Sample.changed([
            ("<vi>Một</vi><en>One</en>", "<vi>Một</vi><en>One</en><relevant>${q3} = 1</relevant>"),
            ("${asked} = '1'", "${q1} = '1' and ${q3} = 1"),
        ])
        let read = try QuestionnaireReader.read(Array(chain.utf8))
        #expect(read.relevanceOrder.map { read.questions[$0].id } == ["q1", "q2"])
    }

    @Test("A constraint may have a severity; times and durations have roles")
    func severityAndRoles() throws {
        let read = try QuestionnaireReader.read(
            Array(
                Sample.changed([
                    ("<constraint>", "<constraint severity=\"error\">"),
                    ("<number id=\"visits\"", "<number id=\"visits\" role=\"duration\""),
                    ("<text id=\"why\"", "<text id=\"why\" role=\"start\""),
                ]).utf8))
        #expect(read.questions.first { $0.id == "q2" }?.constraintSeverity == .error)
        #expect(read.position(of: .duration) == 2)
        #expect(read.position(of: .start) == read.position(of: "why"))
        #expect(!Sample.problems(Sample.changed([("role=\"date\"", "role=\"end\"")])).isEmpty)
    }

    @Test("All problems are reported at once, in the order of the lines")
    func allAtOnce() {
        let document = Sample.changed([
            ("${asked} = '1'", "${asked} = "), ("id=\"q3\" scale=\"rating\"", "id=\"q3\" scale=\"none\""),
            ("<missing code=\"9\"", "<missing code=\"2\""), ("<text id=\"why\"", "<text id=\"unit\""),
            ("not(${q1}", "no(${q1}"), ("validTo=\"2023-12-31\"", "validTo=\"2020-12-31\""),
            ("<hierarchical/>", "<overallQuestion question=\"nowhere\"/>"),
        ])
        let lines = Sample.problems(document).compactMap(\.line)
        #expect(lines.count == 7)
        #expect(lines == lines.sorted())
    }

    @Test("A choose-many question takes 58 levels and no more", arguments: [58, 59])
    func manyLevels(_ count: Int) {
        let levels = (1...count).map { "<level code=\"\($0)\" vi=\"Mức \($0)\" en=\"Level \($0)\"/>" }.joined()
        let document = Sample.changed([
            ("<scale id=\"plain\">", "<scale id=\"long\">\(levels)</scale><scale id=\"plain\">"),
            ("<multiple id=\"ways\" scale=\"plain\">", "<multiple id=\"ways\" scale=\"long\">"),
        ])
        let problems = Sample.problems(document)
        #expect(problems.map(\.line) == (count == 58 ? [] : [Sample.line(of: "<multiple", in: document)]))
        #expect(problems.allSatisfy { $0.message.en.contains("at most 58") })
    }

    @Test("An index needs an item; a factor too")
    func noItems() {
        let first = Sample.document.firstRange(of: "<content")!.lowerBound
        let last = Sample.document.firstRange(of: "</section>\n</sections>")!.lowerBound
        let rules = Sample.document.firstRange(of: "<rules>")!.lowerBound
        let index = Sample.document.firstRange(of: "<index")!.lowerBound
        let head = String(Sample.document[..<first]) + "<text id=\"x\"><vi>x</vi><en>x</en></text>"
        let tail = Sample.document[last..<rules] + Sample.document[index...]
        let document = head + tail
        #expect(Sample.problems(document).map(\.line) == [Sample.line(of: "<index", in: document)])
        let overall = document.replacing("<hierarchical/>", with: "<overallQuestion question=\"asked\"/>")
            .replacing("meanRescaled", with: "topLevels").replacing("en=\"Yes\"", with: "en=\"Yes\" satisfied=\"true\"")
        #expect(Sample.problems(overall).isEmpty)
        let empty =
            head + "<factor id=\"f\" vi=\"a\" en=\"a\"><text id=\"y\"><vi>y</vi><en>y</en></text></factor>" + tail
        #expect(Sample.problems(empty).map(\.line).contains(Sample.line(of: "<factor", in: empty)))
    }

    @Test("Scales that a formula cannot use")
    func scalesAndFormulas() {
        func count(_ formula: String, _ changes: [(String, String)]) -> Int {
            Sample.problems(Sample.changed(changes + [("meanRescaled", formula)])).count
        }
        let noTop = [(" satisfied=\"true\"", "")]
        #expect(count("topLevels", []) == 0)
        #expect(count("topLevels", noTop) == 3)
        #expect(count("meanOfHighest", noTop) == 0)
        #expect(count("meanRescaled", [("score=\"0\"", "score=\"1\"")]) == 3)
        #expect(count("meanOfHighest", [("score=\"0\"", "score=\"1\"")]) == 0)
        #expect(count("meanOfHighest", [("score=\"0\"", "score=\"-1\"")]) == 3)
        #expect(count("meanRescaled", [("score=\"0\"", "score=\"-1\"")]) == 0)
        #expect(count("meanOfHighest", [("score=\"1\"", "score=\"0\"")]) == 3)
    }

    @Test(
        "Documents that are no questionnaire at all",
        arguments: [
            "", "   ", "<a/>", "<questionnaire/>", "not xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><questionnaire/>",
            String(Sample.document.prefix(900)),
        ])
    func noQuestionnaire(_ document: String) {
        #expect(!Sample.problems(document).isEmpty)
    }

    @Test("A file that is not there")
    func files() throws {
        #expect(throws: QuestionnaireFailure.self) {
            try QuestionnaireReader.read(path: "/nowhere/x.questionnaire.xml")
        }
        do {
            _ = try QuestionnaireReader.read(path: "/nowhere/x.questionnaire.xml")
        } catch {
            #expect(error.problems.map(\.kind) == [.io(code: 2)])
            #expect(error.message.en.contains("/nowhere/x.questionnaire.xml"))
        }
    }

    @Test("The message of a failure holds every problem, a line each")
    func failureMessage() {
        let problem = XMLProblem(kind: .content, file: "a.xml", line: 3, message: LocalizedText(vi: "sai", en: "wrong"))
        let failure = QuestionnaireFailure(problems: [problem, problem], omitted: 4)
        #expect(failure.message.vi == "a.xml:3: sai\na.xml:3: sai\n… và 4 lỗi nữa.")
        #expect(failure.message.en == "a.xml:3: wrong\na.xml:3: wrong\n… and 4 more.")
    }
}
