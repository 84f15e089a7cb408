import Figures
import XMLDocuments

extension CardReading {
    /// Notes a problem at an element.
    mutating func report(
        _ kind: ScorecardProblem.Kind, _ element: XMLElement, field: String, vi: String, en: String
    ) {
        problems.append(
            ScorecardProblem(kind, line: element.line, field: field, message: LocalizedText(vi: vi, en: en)))
    }

    /// A text in both languages from the attributes `vi` and `en`.
    mutating func label(_ element: XMLElement) -> LocalizedText {
        both(element.attribute("vi") ?? "", element.attribute("en") ?? "", at: element)
    }

    /// A text in both languages from the child elements `vi` and `en`.
    mutating func wording(_ element: XMLElement?, in parent: XMLElement) -> LocalizedText {
        both(
            element?.child("vi")?.text ?? "", element?.child("en")?.text ?? "", at: element ?? parent)
    }

    private mutating func both(_ vi: String, _ en: String, at element: XMLElement) -> LocalizedText {
        for (language, text) in [("vi", vi), ("en", en)] where text.allSatisfy(\.isWhitespace) {
            report(
                .document, element, field: language, vi: "chữ “\(language)” để trống: ghi nội dung",
                en: "the text “\(language)” is blank: write it")
        }
        return LocalizedText(vi: vi, en: en)
    }

    /// A number in an attribute that must be there.
    mutating func number(_ element: XMLElement, _ name: String) -> Ratio {
        let text = element.attribute(name) ?? ""
        do throws(FiguresError) {
            return try Ratio(decimal: text)
        } catch {
            report(.notANumber, element, field: name, vi: error.message.vi, en: error.message.en)
            return .zero
        }
    }

    /// A percentage above 0 and at most 100 in an attribute, or the default if it is not there.
    mutating func percent(_ element: XMLElement?, _ name: String, _ usual: Ratio) -> Ratio {
        guard let element, element.attribute(name) != nil else { return usual }
        let value = number(element, name)
        if value <= .zero || value > 100 {
            report(
                .settings, element, field: name, vi: "\(name) là \(value.vi): ghi tỷ lệ lớn hơn 0 và không quá 100",
                en: "\(name) is \(value.en): give a percentage above 0 and at most 100")
        }
        return value
    }

    /// A date in an attribute, if it is there.
    mutating func date(_ element: XMLElement, _ name: String) -> CalendarDate? {
        guard let text = element.attribute(name) else { return nil }
        do throws(FiguresError) {
            return try CalendarDate(iso: text)
        } catch {
            report(.settings, element, field: name, vi: error.message.vi, en: error.message.en)
            return nil
        }
    }

    /// One of a few words in an attribute, or the default if it is not there.
    func choice<Choice: RawRepresentable>(
        _ element: XMLElement?, _ name: String, _ usual: Choice
    ) -> Choice where Choice.RawValue == String {
        element?.attribute(name).flatMap(Choice.init(rawValue:)) ?? usual
    }

    /// A truth value as schemas write it.
    func truth(_ text: String?) -> Bool { text == "true" || text == "1" }
}
