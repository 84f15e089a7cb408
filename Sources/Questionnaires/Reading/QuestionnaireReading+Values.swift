import Figures
import XMLDocuments

extension QuestionnaireReading {
    /// An attribute's text with white space folded; empty if it is not there.
    func value(_ element: XMLElement, _ name: String) -> String {
        Self.collapsed(element.attribute(name) ?? "")
    }

    /// The short label in the attributes `vi` and `en`.
    func label(_ element: XMLElement) -> LocalizedText {
        LocalizedText(vi: value(element, "vi"), en: value(element, "en"))
    }

    /// The wording in the elements `vi` and `en`.
    func wording(_ element: XMLElement?) -> LocalizedText {
        LocalizedText(
            vi: Self.collapsed(element?.child("vi")?.rawText ?? ""),
            en: Self.collapsed(element?.child("en")?.rawText ?? ""))
    }

    /// An attribute as an exact decimal number, nil if it is not there.
    mutating func decimal(_ element: XMLElement, _ name: String) -> Ratio? {
        guard let text = element.attribute(name) else { return nil }
        do throws(FiguresError) {
            return try Ratio(decimal: Self.collapsed(text))
        } catch {
            problems.append(element.problem(error.message, attribute: name))
            return nil
        }
    }

    /// An attribute as a day, nil if it is not there.
    mutating func day(_ element: XMLElement, _ name: String) -> CalendarDate? {
        guard let text = element.attribute(name) else { return nil }
        do throws(FiguresError) {
            return try CalendarDate(iso: Self.collapsed(text))
        } catch {
            problems.append(element.problem(error.message, attribute: name))
            return nil
        }
    }

    /// A text with every run of XML white space as one space, and none at the ends: what `xs:token` means.
    static func collapsed(_ text: String) -> String {
        text.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" })
            .map { String($0) }.joined(separator: " ")
    }
}
