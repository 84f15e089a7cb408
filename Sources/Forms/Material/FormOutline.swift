import Figures
import Questionnaires

/// The questions of an instrument in the groups that people see: sections, within them the factors of the index.
struct FormOutline {
    /// A section with its groups.
    struct Part {
        var section: Section
        var groups: [Group]
    }

    /// Questions that stand together: those of one factor, or those between factors.
    struct Group {
        /// The factor's identifier; nil for questions of no factor.
        var factor: String?
        /// What stands above: the content where it begins, and the factor.
        var titles: [LocalizedText]
        var questions: [Question]
    }

    let parts: [Part]

    init(_ material: FormMaterial) {
        var factors: [String: Place] = [:]
        for node in material.questionnaire.index?.root.children ?? [] {
            Self.collect(node, content: nil, into: &factors)
        }
        let asked = material.asked
        var seen: Set<String> = []
        parts = material.questionnaire.sections.map { section in
            let questions = asked.filter { $0.sectionID == section.id }
            return Part(section: section, groups: Self.groups(questions, factors, &seen))
        }.filter { !$0.groups.isEmpty }
    }

    /// Where an item stands in the index.
    private struct Place {
        var factor: IndexNode
        var content: IndexNode?
    }

    private static func collect(_ node: IndexNode, content: IndexNode?, into places: inout [String: Place]) {
        switch node.kind {
        case .item: break
        case .factor: for item in node.itemIDs { places[item] = Place(factor: node, content: content) }
        case .content, .overall: for child in node.children { collect(child, content: node, into: &places) }
        }
    }

    private static func groups(
        _ questions: [Question], _ factors: [String: Place], _ seen: inout Set<String>
    ) -> [Group] {
        var groups: [Group] = []
        for (question, place) in zip(questions, places(questions, factors)) {
            if let last = groups.indices.last, groups[last].factor == place?.factor.id {
                groups[last].questions.append(question)
                continue
            }
            var titles: [LocalizedText] = []
            if let content = place?.content, seen.insert(content.id).inserted { titles.append(content.title) }
            if let factor = place?.factor { titles.append(factor.title) }
            groups.append(Group(factor: place?.factor.id, titles: titles, questions: [question]))
        }
        return groups
    }

    /// The factor of each question; a question that is no item belongs to the factor whose items stand on both sides of it.
    private static func places(_ questions: [Question], _ factors: [String: Place]) -> [Place?] {
        var places = questions.map { factors[$0.id] }
        var before: Place?
        for index in places.indices {
            if let own = places[index] {
                before = own
            } else if let known = before, let next = places[index...].lazy.compactMap({ $0 }).first,
                next.factor.id == known.factor.id
            {
                places[index] = known
            }
        }
        return places
    }
}
