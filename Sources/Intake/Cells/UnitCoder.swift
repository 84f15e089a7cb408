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

    /// What a cell came to.
    struct Answer {
        /// The place of the unit in the registry, or a missing reason.
        var code: UInt32
        /// What is wrong, if something is: the rule and what to say.
        var problem: (rule: String, message: LocalizedText)?
    }

    init(finder: UnitFinder, registry: UnitRegistry, field: String) {
        self.finder = finder
        self.registry = registry
        self.field = field
    }

    /// The unit that a text means.
    mutating func code(_ text: String?) -> Answer {
        let key = text ?? ""
        if let answer = known[key] { return answer }
        let answer = find(text)
        known[key] = answer
        return answer
    }

    private func find(_ text: String?) -> Answer {
        guard let text else {
            return Answer(
                code: MissingCodes.code(.blank),
                problem: (
                    "unit.blank",
                    LocalizedText(
                        vi: "Phiếu không ghi đơn vị (\(field)). Ghi mã hoặc tên đơn vị rồi nhập lại.",
                        en: "The form names no unit (\(field)). Add the unit's code or name and import again.")
                ))
        }
        switch finder.find(text) {
        case .certain(let unit, _): return Answer(code: UInt32(unit), problem: nil)
        case .suggested(let candidates):
            let names = candidates.prefix(3).map { "\(registry.units[$0.unit].code) \(registry.units[$0.unit].name)" }
                .joined(separator: "; ")
            return Answer(
                code: MissingCodes.code(.invalid),
                problem: (
                    "unit.uncertain",
                    LocalizedText(
                        vi: "Không chắc «\(text)» là đơn vị nào; có thể là: \(names). Sửa ô này, hoặc thêm "
                            + "<alias typed=\"\(text)\" unit=…/> vào campaign.xml.",
                        en: "It is not certain which unit “\(text)” is; it may be: \(names). Mend the cell, or add "
                            + "<alias typed=\"\(text)\" unit=…/> to campaign.xml.")
                ))
        case .unknown:
            return Answer(
                code: MissingCodes.code(.invalid),
                problem: (
                    "unit.unknown",
                    LocalizedText(
                        vi: "Không có đơn vị «\(text)» trong danh sách đơn vị. Sửa ô này, hoặc bổ sung danh sách.",
                        en: "There is no unit “\(text)” in the list of units. Mend the cell, or complete the list.")
                ))
        }
    }
}
