import Figures
import Questionnaires
import Responses
import Statistics

@testable import Validation

/// A made survey of 24 rated items in six factors, and forms drawn by a model of people.
enum FieldToy {
    static let itemCount = 24

    static let xml: String = {
        let factors = (0..<6).map { factor in
            let items = (0..<4).map { item in
                let id = "q\(factor * 4 + item + 1)"
                return "<item id=\"\(id)\" scale=\"rating\"><vi>\(id)</vi><en>\(id)</en></item>"
            }.joined()
            return "<factor id=\"f\(factor)\" vi=\"f\(factor)\" en=\"f\(factor)\">\(items)</factor>"
        }.joined()
        return """
            <questionnaire xmlns="urn:hailong:questionnaire:1" id="field" version="1" wording="unofficial">
            <title><vi>Phiếu</vi><en>Form</en></title><source><vi>Tự đặt</vi><en>Made</en></source>
            <scales>
            <scale id="rating"><level code="1" vi="1" en="1" score="1"/><level code="2" vi="2" en="2" score="2"/>
            <level code="3" vi="3" en="3" score="3"/><level code="4" vi="4" en="4" score="4" satisfied="true"/>
            <level code="5" vi="5" en="5" score="5" satisfied="true"/></scale>
            <scale id="sex"><level code="1" vi="Nam" en="Male"/><level code="2" vi="Nữ" en="Female"/></scale>
            <scale id="age"><level code="1" vi="1" en="1"/><level code="2" vi="2" en="2"/><level code="3" vi="3" en="3"/>
            <level code="4" vi="4" en="4"/><level code="5" vi="5" en="5"/></scale>
            </scales>
            <sections><section id="head" vi="Đầu" en="Head">
            <text id="unit" role="unit" required="true"><vi>Đơn vị</vi><en>Unit</en></text>
            <text id="form" role="formNumber"><vi>Số</vi><en>Number</en></text>
            <text id="who" role="interviewer"><vi>Điều tra viên</vi><en>Interviewer</en></text>
            <date id="day" role="date"><vi>Ngày</vi><en>Day</en></date>
            <text id="start" role="start"><vi>Bắt đầu</vi><en>Start</en></text>
            <text id="end" role="end"><vi>Kết thúc</vi><en>End</en></text>
            <single id="sex" scale="sex"><vi>Giới</vi><en>Sex</en></single>
            <single id="age" scale="age"><vi>Tuổi</vi><en>Age</en></single>
            <text id="comment"><vi>Ý kiến</vi><en>Comment</en></text>
            </section><section id="body" vi="Thân" en="Body">\(factors)</section></sections>
            <index id="index" formula="topLevels"><vi>Chỉ số</vi><en>Index</en><pooled/></index>
            </questionnaire>
            """
    }()

    static let read = Result { try QuestionnaireReader.read(Array(xml.utf8), file: "field.questionnaire.xml") }
    static var questionnaire: Questionnaire { get throws { try read.get() } }

    /// One form.
    struct Form {
        var unit = 0
        var number = ""
        var batch = 0
        var interviewer = "A"
        var day = 19_500
        var start = ""
        var end = ""
        var sex = 0
        var age = 0
        var comment = ""
        /// Levels 0…4; nil is blank.
        var answers: [Int?] = []
    }

    /// Draws a person's answers: a disposition of the person, one towards each factor, one of each item, and chance; so items
    /// go together as people's answers do. `straight` of the people tick one level down the page.
    static func answers(_ random: inout SeededGenerator, shift: Double = 0, straight: Double = 0.15) -> [Int?] {
        let person = random.normal() * 0.7 + shift
        if random.unit() < straight { return Array(repeating: 3, count: itemCount) }
        var levels: [Int?] = []
        for factor in 0..<6 {
            let towards = random.normal() * 0.4
            for item in 0..<4 {
                let ease = Double((factor * 4 + item) * 7 % 11) * 0.08 - 0.4
                let value = 1.0 + person + towards + ease + random.normal() * 0.7
                levels.append(value < -1.2 ? 0 : value < -0.4 ? 1 : value < 0.3 ? 2 : value < 1.6 ? 3 : 4)
            }
        }
        return levels
    }

    /// Honest forms of a unit: three batches, six interviewers, one per cent of blanks.
    static func honest(_ count: Int, unit: Int = 0, seed: UInt64, straight: Double = 0.15) -> [Form] {
        var random = SeededGenerator(seed: seed, stream: UInt64(unit))
        return (0..<count).map { number in
            var form = Form()
            form.unit = unit
            form.number = "U\(unit)-\(1000 + number)"
            form.batch = Int(random.below(3))
            form.interviewer = "I\(random.below(6))"
            form.day = 19_500 + Int(random.below(30))
            let begin = 8 * 60 + Int(random.below(540))
            let minutes = Int(12 + 5 * random.normal().magnitude)
            form.start = clock(begin, day: form.day)
            form.end = clock(begin + minutes, day: form.day)
            form.sex = Int(random.below(2))
            form.age = Int(random.below(5))
            form.comment = random.below(4) == 0 ? "góp ý \(random.below(100_000))" : ""
            form.answers = answers(&random, straight: straight).map { random.below(100) == 0 ? nil : $0 }
            return form
        }
    }

    /// Minutes from midnight of a day as a form server writes them.
    static func clock(_ minutes: Int, day: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = CalendarDate(dayNumber: day)?.iso ?? ""
        return "\(date)T\(two(minutes / 60)):\(two(minutes % 60)):00.000+07:00"
    }

    /// The table of forms, in canonical order.
    static func table(_ forms: [Form]) throws -> ResponseTable {
        let forms = forms.sorted { ($0.unit, $0.number) < ($1.unit, $1.number) }
        let questionnaire = try questionnaire
        func texts(_ value: (Form) -> String) -> Column {
            var column = TextColumn()
            for form in forms {
                let text = value(form)
                if text.isEmpty { column.append(missing: .blank) } else { column.append(text) }
            }
            return .texts(column)
        }
        func codes(_ value: (Form) -> Int?) -> Column {
            .codes8(CodeBlocks(forms.map { value($0).map { UInt8($0) } ?? MissingCodes.code(.blank) }))
        }
        var columns: [Column] = [
            texts { "\($0.unit)" }, texts(\.number), texts(\.interviewer),
            .dates(CodeBlocks(forms.map { UInt32($0.day + DateCodes.origin) })), texts(\.start),
            texts(\.end), codes(\.sex), codes(\.age), texts(\.comment),
        ]
        for item in 0..<itemCount { columns.append(codes { $0.answers[item] }) }
        let origins = forms.enumerated().map { place, form in
            RecordOrigin(batch: UInt32(form.batch), record: UInt32(place + 1), line: 0, byte: 0)
        }
        return try ResponseTable(
            questionnaireID: questionnaire.id, columns: columns,
            units: CodeBlocks(forms.map { UInt32($0.unit) }), origins: origins)
    }

    static func batches(_ collections: [BatchSource.Collection?] = [nil, nil, nil]) -> [BatchSource] {
        collections.enumerated().map { place, collection in
            BatchSource(
                file: "batches/\(place).csv", sha256: "", size: 0, format: .csv, encoding: "UTF-8",
                collection: collection)
        }
    }

    /// Settings with levels that 199 permutations can tell.
    static var settings: FieldCheckSettings {
        var settings = FieldCheckSettings()
        settings.permutations = 199
        settings.formLevel = 0.005
        settings.groupLevel = 0.005
        return settings
    }

    static func outcomes(
        _ forms: [Form], settings: FieldCheckSettings = settings, batches: [BatchSource] = batches(),
        only rules: Set<FieldRule> = Set(FieldRule.allCases)
    ) throws -> [FieldRule: FieldOutcome] {
        var settings = settings
        settings.off = Set(FieldRule.allCases).subtracting(rules)
        let outcomes = FieldChecks(questionnaire: try questionnaire, settings: settings)
            .outcomes(on: try table(forms), batches: batches)
        return Dictionary(uniqueKeysWithValues: outcomes.map { ($0.rule, $0) })
    }
}
