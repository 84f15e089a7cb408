import Figures
import Questionnaires
import XMLDocuments

/// The instrument as an XForm of ODK, for Collect, KoBo and others that read the specification.
///
/// Both languages, the form's own first; sections and factors as groups; `relevant`, `constraint` and bounds as binds; rules across
/// questions that quarantine a record as constraints, other rules as warnings at the end; the units of a campaign as a list.
/// Submissions hold a question's answer in an element of its identifier, which is what `import` reads.
///
/// - SeeAlso: ODK XForms specification, <https://getodk.github.io/xforms-spec/>.
public struct XFormDocument: Sendable {
    let material: FormMaterial
    let outline: FormOutline
    let texts: QuestionTexts
    let names: XFormNames

    /// Makes the document.
    public init(_ material: FormMaterial) {
        self.material = material
        outline = FormOutline(material)
        texts = QuestionTexts(material: material)
        names = XFormNames(material, outline)
    }

    /// The document as UTF-8; the same material gives the same bytes.
    public func bytes() -> [UInt8] {
        var writer = XMLWriter()
        writer.start(
            "h:html",
            [
                "xmlns": "http://www.w3.org/2002/xforms", "xmlns:h": "http://www.w3.org/1999/xhtml",
                "xmlns:jr": "http://openrosa.org/javarosa", "xmlns:odk": "http://www.opendatakit.org/xforms",
                "xmlns:orx": "http://openrosa.org/xforms", "xmlns:xsd": "http://www.w3.org/2001/XMLSchema",
            ])
        writer.start("h:head")
        writer.element("h:title", text: title)
        writer.start("model", ["odk:xforms-version": "1.0.0"])
        writeTexts(&writer)
        writeInstance(&writer)
        writeLists(&writer)
        writeBinds(&writer)
        writer.end()
        writer.end()
        writeBody(&writer)
        return writer.finish()
    }

    /// The title of the instrument, with the campaign's where there is one.
    private var title: String {
        [material.campaign.map { material.text($0.title) }, material.text(material.questionnaire.title)]
            .compactMap { $0 }.joined(separator: " – ")
    }

    /// The languages, the form's own first.
    var languages: [Language] { [material.language] + Language.allCases.filter { $0 != material.language } }
}

/// The names of an XForm's nodes: questions have their identifiers, the form's own nodes what is left.
struct XFormNames: Sendable {
    /// The path of each question by its identifier.
    private let paths: [String: String]
    /// The name of each group by section and factor.
    private let groups: [String: String]
    /// Nodes that the form adds: the notice, the times, the device, the group of warnings.
    let notice: String
    let start: String
    let end: String
    let device: String
    let warnings: String

    init(_ material: FormMaterial, _ outline: FormOutline) {
        var taken = Set(material.questionnaire.questions.map(\.id)).union(["meta"])
        func free(_ wanted: String) -> String {
            var name = wanted
            while !taken.insert(name).inserted { name += "_" }
            return name
        }
        var groups: [String: String] = [:]
        var paths: [String: String] = [:]
        for part in outline.parts {
            let section = free(part.section.id)
            groups[part.section.id] = section
            for (place, group) in part.groups.enumerated() {
                var path = "/data/" + section
                if let factor = group.factor {
                    let name = free(factor)
                    groups[Self.key(part.section.id, place)] = name
                    path += "/" + name
                }
                for question in group.questions { paths[question.id] = path + "/" + question.id }
            }
        }
        for question in material.questionnaire.questions where question.role == .instanceID {
            paths[question.id] = "/data/meta/instanceID"
        }
        self.paths = paths
        self.groups = groups
        notice = free("notice")
        start = free("start")
        end = free("end")
        device = free("deviceid")
        warnings = free("warnings")
    }

    /// The path of a question; of the form itself for a name that is none, which no checked instrument has.
    func path(_ question: String) -> String { paths[question] ?? "/data" }

    /// The node of a section.
    func section(_ id: String) -> String { groups[id] ?? id }

    /// The node of a factor's group, by its section and place; nil for a group without a node.
    func group(_ section: String, _ place: Int) -> String? { groups[Self.key(section, place)] }

    private static func key(_ section: String, _ place: Int) -> String { "\(section) \(place)" }
}
