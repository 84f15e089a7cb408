import Documents
import Figures

/// The comments about a unit that a reviewer released, by what they are about.
struct UnitComments {
    let context: ReportContext
    let unit: Int

    /// The comments under a heading of the annex; nothing where none was released.
    var blocks: [Block] {
        let comments = context.material.comments.filter { $0.unit == unit }
        guard !comments.isEmpty else { return [] }
        var order: [String] = []
        var groups: [String: [String]] = [:]
        for comment in comments {
            let group = comment.group ?? ""
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(comment.text)
        }
        // What has no group stands last, under a name of its own where others have one.
        let named = order.filter { !$0.isEmpty } + order.filter(\.isEmpty)
        var blocks: [Block] = [
            .heading(2, context.t(CommentTexts.title)),
            .paragraph(context.t(CommentTexts.note(context.printer.format.count(comments.count)))),
        ]
        for group in named {
            if named.count > 1 || !group.isEmpty {
                blocks.append(.heading(3, group.isEmpty ? context.t(CommentTexts.others) : group))
            }
            blocks.append(.list(ListBlock(items: (groups[group] ?? []).map { [.text($0)] })))
        }
        return blocks
    }
}

/// The words of comments.
enum CommentTexts {
    static let title = LocalizedText(vi: "Ý kiến của người trả lời", en: "Comments of respondents")
    static let others = LocalizedText(vi: "Ý kiến khác", en: "Other comments")

    static func note(_ count: String) -> LocalizedText {
        LocalizedText(
            vi: "\(count) ý kiến đã được người duyệt đọc và cho công bố; không phải mọi ý kiến đã nhận.",
            en: "\(count) comments that a reviewer read and released; not all that came in.")
    }
}
