import Figures
import Questionnaires
import Responses
import Units

/// Finds the unit that a cell means, once for each distinct text.
struct UnitCoder {
    private let finder: UnitFinder
    private let registry: UnitRegistry
    private let field: String
    private var known: [String: Answer] = [:]
    /// The same by exact bytes: the place of each in `spelled`.
    private var spellings = CellTable()
    private var spelled: [Answer] = []
    /// The answers by the place of the text in its column.
    private var answers: [Answer?] = []
    /// The units of the texts whose answer is one, by the place of the text; `unsettled` for others.
    private var units: [UInt32] = []
    /// No unit, and no missing reason either.
    private static let unsettled: UInt32 = MissingCodes.firstMissing() - 1

    /// What a cell came to.
    struct Answer {
        /// The place of the unit in the registry, or a missing reason.
        var code: UInt32
        /// What is wrong, if something is: the rule and what to say.
        var problem: (rule: FindingRule, message: LocalizedText)?
    }

    init(finder: UnitFinder, registry: UnitRegistry, field: String) {
        self.finder = finder
        self.registry = registry
        self.field = field
    }

    /// Adds the units of the texts at some places, from where `found` ends on, as long as each is known to mean a unit without
    /// any problem; where one is not, more has to be looked at.
    func addSettled(_ places: [UInt32], to found: inout [UInt32]) {
        let places = places.span
        let units = units.span
        var index = found.count
        while index < places.count {
            let place = Int(places[index])
            guard place < units.count, units[place] != Self.unsettled else { return }
            found.append(units[place])
            index &+= 1
        }
    }

    /// Forgets what was known by the places of texts: they will be numbered anew.
    mutating func beginPart() {
        answers.removeAll(keepingCapacity: true)
        units.removeAll(keepingCapacity: true)
    }

    /// The unit that the text means which has a place in a column.
    mutating func unit(place: UInt32, in column: TextCoder) -> Answer {
        let place = Int(place)
        if place < answers.count, let answer = answers[place] { return answer }
        let answer = unit(utf8: column.utf8(UInt32(place)))
        while answers.count <= place {
            answers.append(nil)
            units.append(Self.unsettled)
        }
        answers[place] = answer
        if answer.problem == nil { units[place] = answer.code }
        return answer
    }

    /// The unit that a text means, whose bytes may have come before: each part of a file numbers its texts anew.
    private mutating func unit(utf8 text: ArraySlice<UInt8>) -> Answer {
        if let number = spellings.value(of: text.span) { return spelled[Int(number)] }
        let answer = unit(String(decoding: text, as: UTF8.self))
        if spelled.count < CellTable.mostRemembered {
            spellings.insert(text.span, UInt32(truncatingIfNeeded: spelled.count))
            spelled.append(answer)
        }
        return answer
    }

    /// The unit that a text means; `level` is what it stands for where the questionnaire has the units as a scale.
    mutating func unit(_ text: String, level: Level? = nil) -> Answer {
        if let answer = known[text] { return answer }
        var answer = find(text)
        for spelling in [level?.code, level?.label.vi, level?.label.en] where answer.problem != nil {
            if let spelling, case .certain(let unit, _) = finder.find(spelling) {
                answer = Answer(code: UInt32(truncatingIfNeeded: unit))
            }
        }
        known[text] = answer
        return answer
    }

    /// The answer to a cell in which nothing is written.
    var blank: Answer {
        Answer(
            code: MissingCodes.code(.blank),
            problem: (
                .unitBlank,
                LocalizedText(
                    vi: "Phiếu không ghi đơn vị (\(field)). Ghi mã hoặc tên đơn vị rồi nhập lại.",
                    en: "The form names no unit (\(field)). Add the unit's code or name and import again.")
            ))
    }

    private func find(_ text: String) -> Answer {
        switch finder.find(text) {
        case .certain(let unit, _): Answer(code: UInt32(truncatingIfNeeded: unit))
        case .suggested(let candidates):
            Answer(code: MissingCodes.code(.invalid), problem: (.unitUncertain, uncertain(text, candidates)))
        case .unknown:
            Answer(
                code: MissingCodes.code(.invalid),
                problem: (
                    .unitUnknown,
                    LocalizedText(
                        vi:
                            "Không có đơn vị «\(short(text))» trong danh sách đơn vị. Sửa ô này, hoặc bổ sung danh sách.",
                        en:
                            "There is no unit “\(short(text))” in the list of units. Mend the cell, or complete the list."
                    )
                ))
        }
    }

    private func uncertain(_ text: String, _ candidates: [UnitSuggestion]) -> LocalizedText {
        let names = candidates.prefix(3).map { "\(registry.units[$0.unit].code) \(registry.units[$0.unit].name)" }
            .joined(separator: "; ")
        return LocalizedText(
            vi: "Không chắc «\(short(text))» là đơn vị nào; có thể là: \(names). Sửa ô này, hoặc thêm "
                + "<alias typed=\"\(short(text))\" unit=…/> vào campaign.xml.",
            en: "It is not certain which unit “\(short(text))” is; it may be: \(names). Mend the cell, or add "
                + "<alias typed=\"\(short(text))\" unit=…/> to campaign.xml.")
    }

    /// A text as a message repeats it: not too long, and never what looks like a telephone or identity number.
    private func short(_ text: String) -> String {
        PersonalLook.masked(text.count > 80 ? String(text.prefix(79)) + "…" : text)
    }
}
