internal import CSchemas
internal import Estimation
internal import Figures
internal import Intake
internal import Questionnaires
internal import Reports
internal import Responses
internal import Tables
internal import Validation
public import XMLDocuments

/// Reads campaign.xml: by its schema first, then by what a schema cannot say.
public enum CampaignReader {
    /// The namespace of the vocabulary.
    public static let namespace = "urn:hailong:campaign:1"

    /// Reads a campaign from a file.
    ///
    /// - Parameters:
    ///   - file: the path of campaign.xml; also its name in problems.
    ///   - folder: the name of the campaign's folder, which must be the campaign's id.
    /// - Throws: `XMLFailure` with every problem found, each with its line.
    public static func read(file: String, folder: String) throws(XMLFailure) -> CampaignDefinition {
        let root = try XMLTree.read(file: file, schema: try schema())
        var reading = CampaignXML(root)
        return try reading.definition(folder: folder)
    }

    /// Reads a campaign from memory.
    public static func read(_ bytes: [UInt8], file: String, folder: String) throws(XMLFailure) -> CampaignDefinition {
        let root = try XMLTree.parse(bytes, file: file, schema: try schema())
        var reading = CampaignXML(root)
        return try reading.definition(folder: folder)
    }

    private static func schema() throws(XMLFailure) -> XMLSchema {
        let text = unsafe cschemas_campaign()
        let bytes = unsafe Array(UnsafeBufferPointer(start: text.bytes, count: text.length))
        return try XMLSchema(bytes, name: "campaign.xsd")
    }
}

/// A campaign's tree, on the way to its definition. The schema has been checked, so that what it demands is there.
private struct CampaignXML {
    private let root: XMLElement
    private var problems: [XMLProblem] = []

    init(_ root: XMLElement) { self.root = root }

    mutating func definition(folder: String) throws(XMLFailure) -> CampaignDefinition {
        let id = root.attribute("id") ?? ""
        if id != folder {
            fault(
                root, "id", vi: "Mã đợt khảo sát là «\(id)» nhưng thư mục tên là «\(folder)»; hai tên phải trùng nhau.",
                en: "The campaign's id is “\(id)” but its folder is named “\(folder)”; the two must be the same.")
        }
        let definition = CampaignDefinition(
            id: id, year: Int(root.attribute("year") ?? "") ?? 0,
            title: text(root.child("title")) ?? LocalizedText(verbatim: id),
            notice: text(root.child("notice")), agency: text(root.child("agency")),
            letterhead: letterhead(), words: words(), periods: periods(),
            questionnaires: questionnaires(), unitsFile: root.child("units")?.attribute("file") ?? "units.csv",
            unitAliases: aliases(), sampleFile: root.child("sample")?.attribute("file"),
            issuedFile: root.child("issued")?.attribute("file"), series: series(), batches: batches(),
            validation: validation(), checks: checks(), design: design(),
            weighting: weighting(), weightingPlaces: weightingPlaces(),
            estimation: estimation(), rounding: rounding(), scorecards: root.children("scorecard").map(scorecard),
            previous: previous(),
            association: root.child("association").map {
                CampaignDefinition.AssociationUse(overall: $0.attribute("overall"))
            },
            smallestCell: root.child("disclosure")?.attribute("smallestCell").flatMap { Int($0) } ?? 5)
        check(definition)
        guard problems.isEmpty else { throw XMLFailure(problems) }
        return definition
    }

    private mutating func fault(_ element: XMLElement, _ attribute: String?, vi: String, en: String) {
        problems.append(element.problem(LocalizedText(vi: vi, en: en), attribute: attribute))
    }

    private func text(_ element: XMLElement?) -> LocalizedText? {
        element.map { LocalizedText(vi: $0.attribute("vi") ?? "", en: $0.attribute("en") ?? "") }
    }

    private func date(_ element: XMLElement?, _ name: String) -> CalendarDate? {
        element?.attribute(name).flatMap { try? CalendarDate(iso: $0) }
    }

    // MARK: Parts

    private func letterhead() -> LetterheadFacts? {
        root.child("letterhead").map { element in
            LetterheadFacts(
                superior: text(element.child("superior")), place: text(element.child("place")),
                date: date(element, "date"), number: element.attribute("number"),
                recipients: element.children("recipient").compactMap { text($0) },
                capacity: element.children("capacity").compactMap { text($0) }, signer: element.attribute("signer"))
        }
    }

    private func words() -> AuthorWords {
        let element = root.child("report")
        return AuthorWords(
            limits: element?.children("limit").compactMap { text($0) } ?? [],
            causes: element?.children("cause").compactMap { text($0) } ?? [])
    }

    private mutating func periods() -> [CampaignDefinition.Period] {
        var seen = Set<String>()
        return root.children("period").map { element in
            let id = element.attribute("id") ?? ""
            if !seen.insert(id).inserted {
                fault(element, "id", vi: "Kỳ «\(id)» khai báo hai lần.", en: "Period “\(id)” is declared twice.")
            }
            let from = date(element, "from")
            let to = date(element, "to")
            if let from, let to, from > to {
                fault(
                    element, "to", vi: "Kỳ «\(id)» kết thúc trước khi bắt đầu.",
                    en: "Period “\(id)” ends before it begins.")
            }
            return CampaignDefinition.Period(
                id: id, title: text(element) ?? LocalizedText(verbatim: id), from: from, to: to)
        }
    }

    private mutating func questionnaires() -> [CampaignDefinition.QuestionnaireUse] {
        root.children("questionnaire").map { element in
            CampaignDefinition.QuestionnaireUse(id: element.attribute("id") ?? "", settings: settings(element))
        }
    }

    /// The headings and constants of a questionnaire or a batch.
    private mutating func settings(_ element: XMLElement) -> BatchSettings {
        var settings = BatchSettings()
        for map in element.children("map") {
            if let place = map.attribute("place").flatMap({ Int($0) }) {
                if map.attribute("column") != nil {
                    fault(
                        map, "place", vi: "Chỉ ghi một trong hai: column hoặc place.",
                        en: "Give either a column or a place, not both.")
                }
                if settings.places.updateValue(map.attribute("question") ?? "", forKey: place) != nil {
                    fault(
                        map, "place", vi: "Cột thứ \(place) khai báo hai lần.", en: "Column \(place) is mapped twice.")
                }
                continue
            }
            guard let column = map.attribute("column") else {
                fault(
                    map, nil, vi: "Cần ghi column=… (tiêu đề) hoặc place=… (cột thứ mấy).",
                    en: "A column=… (heading) or a place=… (which column) is needed.")
                continue
            }
            if settings.columns.updateValue(map.attribute("question") ?? "", forKey: column) != nil {
                fault(map, "column", vi: "Cột «\(column)» khai báo hai lần.", en: "Column “\(column)” is mapped twice.")
            }
        }
        for constant in element.children("constant") {
            let question = constant.attribute("question") ?? ""
            if settings.constants.updateValue(constant.attribute("value") ?? "", forKey: question) != nil {
                fault(
                    constant, "question", vi: "Câu «\(question)» có hai giá trị cố định.",
                    en: "Question “\(question)” has two constants.")
            }
        }
        settings.source = element.attribute("source").flatMap(FormServer.init(rawValue:))
        settings.repeated = element.attribute("repeat")
        settings.missing = element.children("missing").map { missing in
            MissingText(
                text: missing.attribute("text") ?? "",
                reason: MissingReason(name: missing.attribute("reason") ?? "") ?? .blank,
                question: missing.attribute("question"))
        }
        settings.exclusions = element.children("exclude").map { exclude in
            ColumnExclusion(
                column: exclude.attribute("column") ?? "", value: exclude.attribute("value") ?? "",
                reason: ExclusionReason(rawValue: exclude.attribute("reason") ?? "") ?? .rejected)
        }
        settings.xml = element.child("xml").map { xml($0) }
        settings.encoding = element.attribute("encoding").flatMap(TextEncoding.init(setting:))
        settings.sheet = element.attribute("sheet")
        settings.headerLine = element.attribute("headerRow").flatMap { Int($0) }
        settings.separator = element.attribute("separator").map { $0 == "tab" ? "\t" : Character(String($0.prefix(1))) }
        settings.collection = element.attribute("collection").flatMap(BatchSource.Collection.init(rawValue:))
        settings.period = element.attribute("period")
        return settings
    }

    /// How XML of other vocabularies is read.
    private mutating func xml(_ element: XMLElement) -> XMLMapping {
        var mapping = XMLMapping(
            record: element.attribute("record"), namespace: element.attribute("namespace"),
            form: element.attribute("form"), version: element.attribute("version"), test: element.attribute("test"))
        for map in element.children("map") {
            let path = map.attribute("path") ?? ""
            if mapping.questions.updateValue(map.attribute("question") ?? "", forKey: path) != nil {
                fault(
                    map, "path", vi: "Đường dẫn «\(path)» khai báo hai lần.", en: "Path “\(path)” is mapped twice.")
            }
        }
        if mapping.record == nil, mapping.form == nil {
            fault(
                element, nil,
                vi: "Cần ghi record=… (phần tử là một phiếu) hoặc form=… (mã biểu mẫu trên máy chủ).",
                en: "A record=… (the element that is one form) or a form=… (the form's id on its server) is needed.")
        }
        return mapping
    }

    private mutating func batches() -> [String: CampaignDefinition.BatchUse] {
        var batches: [String: CampaignDefinition.BatchUse] = [:]
        for element in root.children("batch") {
            let file = element.attribute("file") ?? ""
            let use = CampaignDefinition.BatchUse(
                questionnaire: element.attribute("questionnaire"), settings: settings(element))
            if batches.updateValue(use, forKey: file) != nil {
                fault(element, "file", vi: "Lô «\(file)» khai báo hai lần.", en: "Batch “\(file)” is declared twice.")
            }
        }
        return batches
    }

    private func series() -> [CampaignDefinition.SeriesUse] {
        (root.child("issued")?.children("series") ?? []).map { element in
            CampaignDefinition.SeriesUse(
                unit: element.attribute("unit") ?? "", from: element.attribute("from"), to: element.attribute("to"),
                count: element.attribute("count").flatMap { Int($0) })
        }
    }

    private mutating func aliases() -> [String: String] {
        var aliases: [String: String] = [:]
        for element in root.child("units")?.children("alias") ?? [] {
            let typed = element.attribute("typed") ?? ""
            if aliases.updateValue(element.attribute("unit") ?? "", forKey: typed) != nil {
                fault(
                    element, "typed", vi: "Cách viết «\(typed)» khai báo hai lần.",
                    en: "Spelling “\(typed)” is declared twice.")
            }
        }
        return aliases
    }

    private mutating func validation() -> ValidationSettings {
        let element = root.child("validation")
        let fieldwork = root.child("fieldwork")
        var settings = ValidationSettings(from: date(fieldwork, "from"), to: date(fieldwork, "to"))
        if let from = settings.from, let to = settings.to, from > to, let fieldwork {
            fault(
                fieldwork, "to", vi: "Đợt khảo sát kết thúc trước khi bắt đầu.",
                en: "The fieldwork ends before it begins.")
        }
        settings.maximumBlankShare = element?.attribute("maximumBlankShare").flatMap { try? Ratio(decimal: $0) }
        for severity in element?.children("severity") ?? [] {
            settings.severities[severity.attribute("rule") ?? ""] = Severity(rawValue: severity.attribute("is") ?? "")
        }
        return settings
    }

    private mutating func checks() -> FieldCheckSettings {
        guard let element = root.child("checks") else { return FieldCheckSettings() }
        let settings = FieldCheckSettings(element)
        if let hours = element.child("outOfHours"), FieldCheckSettings.hours(hours) == nil {
            fault(
                hours, "to", vi: "Giờ làm việc kết thúc trước khi bắt đầu.",
                en: "The working hours end before they begin."
            )
        }
        return settings
    }

    private func design() -> CampaignDefinition.DesignUse {
        let element = root.child("design")
        return CampaignDefinition.DesignUse(
            strataFile: element?.attribute("strata"), clustersFile: element?.attribute("psus"),
            finitePopulation: element?.truth("finitePopulation") ?? false,
            lonelyPSU: element?.attribute("lonelyPSU") ?? "fail",
            lonelyPSUInDomains: element?.truth("lonelyPSUInDomains") ?? false)
    }

    private func weighting() -> [CampaignDefinition.WeightingStepUse] {
        (root.child("weighting")?.children ?? []).map(CampaignDefinition.WeightingStepUse.init)
    }

    private func weightingPlaces() -> [CampaignDefinition.StepPlace] {
        (root.child("weighting")?.children ?? []).map { .init(element: $0.name, line: $0.line) }
    }

    private mutating func estimation() -> CampaignDefinition.EstimationUse {
        let element = root.child("estimation")
        if let element { checkReplication(element) }
        var use = CampaignDefinition.EstimationUse(
            confidence: Double(element?.attribute("confidence") ?? "") ?? 0.95,
            interval: element?.attribute("interval") ?? "logit",
            formula: element?.attribute("formula").flatMap(IndexDefinition.Formula.init(rawValue:)),
            variance: element?.attribute("variance") ?? "linearisation",
            replicates: element?.attribute("replicates").flatMap { Int($0) } ?? 200,
            seed: element?.attribute("seed").flatMap { UInt64($0) } ?? 1,
            fay: element?.attribute("fay").flatMap { Double($0) } ?? 0,
            comparisons: element?.attribute("comparisons") ?? "holm",
            showsPossibleRanks: element?.truth("ranksInSummaries") ?? false)
        use.bestRanks = element?.attribute("bestRanks").map { list in
            Set(list.split(separator: " ").compactMap { Int($0) }).sorted()
        }
        if let flags = element?.child("flags") { use.precision = precision(flags) }
        return use
    }

    /// Settings of replicates that the kind of variance has no use for: whoever wrote them expects something else.
    private mutating func checkReplication(_ element: XMLElement) {
        let variance = element.attribute("variance") ?? "linearisation"
        let uses: [(name: String, variances: [String])] = [
            // The seed draws possible ranks as well, so that it always has a use.
            ("replicates", ["bootstrap", "rescaledBootstrap"]), ("fay", ["balanced"]),
        ]
        for use in uses where element.attribute(use.name) != nil && !use.variances.contains(variance) {
            let list = use.variances.map { "variance=\"\($0)\"" }
            fault(
                element, use.name,
                vi:
                    "\(use.name) không có tác dụng với variance=\"\(variance)\"; chỉ dùng với \(list.joined(separator: " hoặc ")). Bỏ \(use.name) hoặc sửa variance.",
                en:
                    "\(use.name) has no use with variance=\"\(variance)\", only with \(list.joined(separator: " or ")). Take it out, or correct variance."
            )
        }
    }

    private func precision(_ element: XMLElement) -> PrecisionThresholds {
        var limits = PrecisionThresholds()
        func number(_ name: String) -> Double? { element.attribute(name).flatMap { Double($0) } }
        limits.respondents = element.attribute("respondents").flatMap { Int($0) } ?? limits.respondents
        limits.wideInterval = number("interval") ?? limits.wideInterval
        limits.narrowInterval = number("narrow") ?? limits.narrowInterval
        limits.relativeWidth = number("relative") ?? limits.relativeWidth
        limits.degreesOfFreedom = number("degreesOfFreedom") ?? limits.degreesOfFreedom
        return limits
    }

    private mutating func rounding() -> RoundingRules {
        var rules = RoundingRules()
        var seen = Set<RoundingStep>()
        for element in root.children("rounding") {
            guard let step = element.attribute("step").flatMap(RoundingStep.init(rawValue:)) else { continue }
            if !seen.insert(step).inserted {
                fault(
                    element, "step", vi: "Bước làm tròn «\(step.rawValue)» khai báo hai lần.",
                    en: "Rounding step “\(step.rawValue)” is declared twice.")
            }
            rules[step] = Rounding(
                element.attribute("mode").flatMap(RoundingMode.init(rawValue:)) ?? .halfUp,
                decimals: element.attribute("decimals").flatMap(Int.init) ?? 2)
        }
        return rules
    }

    private func scorecard(_ element: XMLElement) -> CampaignDefinition.ScorecardUse {
        CampaignDefinition.ScorecardUse(
            id: element.attribute("id") ?? "", scoresFile: element.attribute("scores") ?? "",
            previousFile: element.attribute("previous"), methodBreak: element.truth("methodBreak") ?? false)
    }

    private func previous() -> CampaignDefinition.PreviousUse? {
        root.child("previous").map {
            CampaignDefinition.PreviousUse(
                file: $0.attribute("file") ?? "", methodBreak: $0.truth("methodBreak") ?? false,
                tests: $0.attribute("tests") ?? "none")
        }
    }

    // MARK: What the parts say of each other

    private mutating func check(_ definition: CampaignDefinition) {
        let known = Set(definition.questionnaires.map(\.id))
        let periods = Set(definition.periods.map(\.id))
        if known.isEmpty, definition.scorecards.isEmpty {
            fault(
                root, nil, vi: "Đợt khảo sát không có mẫu phiếu và không có bộ tiêu chí: thêm <questionnaire id=…/>.",
                en: "The campaign has neither a questionnaire nor a scorecard: add <questionnaire id=…/>.")
        }
        for element in root.children("batch") {
            if let name = element.attribute("questionnaire"), !known.contains(name) {
                fault(
                    element, "questionnaire", vi: "Mẫu phiếu «\(name)» không được khai báo trong đợt khảo sát này.",
                    en: "Questionnaire “\(name)” is not declared in this campaign.")
            }
            if let name = element.attribute("period"), !periods.contains(name) {
                fault(
                    element, "period", vi: "Kỳ «\(name)» không được khai báo.", en: "Period “\(name)” is not declared.")
            }
        }
        if definition.weighting.contains(.populationByStratum), definition.design.strataFile == nil,
            let element = root.child("weighting")
        {
            fault(
                element, nil, vi: "Quyền số theo tầng cần bảng tầng: thêm <design strata=…/>.",
                en: "Weights by stratum need a table of strata: add <design strata=…/>.")
        }
        if definition.weighting.contains(where: \.needsSample), definition.sampleFile == nil,
            let element = root.child("weighting")
        {
            fault(
                element, nil,
                vi: "Quyền số theo xác suất chọn và bù không trả lời cần bảng mẫu: thêm <sample file=…/>.",
                en: "Weights by probability and for non-response need the table of the sample: add <sample file=…/>.")
        }
    }
}
